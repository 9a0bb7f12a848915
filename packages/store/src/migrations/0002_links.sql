-- A person can have several links to one interview: their own, a return link that they asked for, one that replaces a
-- revoked one. Only hashes are kept; a link that we send again is derived anew from a key outside the database.

CREATE TABLE answers.link (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32), -- SHA-256 of the token
  pseudonym uuid NOT NULL REFERENCES answers.respondent,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX ON answers.link (pseudonym);

INSERT INTO answers.link (token_hash, pseudonym, created_at)
SELECT token_hash, pseudonym, created_at FROM answers.respondent WHERE token_hash IS NOT NULL;
ALTER TABLE answers.respondent DROP COLUMN token_hash;

-- Only a data officer's erasure may take away what is otherwise only appended to; the audit stays even then.
CREATE OR REPLACE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_SCHEMA <> 'audit' AND current_user = 'earshot_erasure' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '%.% is only ever appended to', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- Who needs to be asked no more: the fact alone, for those who may not see interviews.
CREATE VIEW answers.ended WITH (security_barrier) AS
SELECT DISTINCT pseudonym FROM answers.event WHERE kind IN ('finished', 'withdrawn');

GRANT USAGE ON SCHEMA answers TO earshot_fieldwork, earshot_mailer, earshot_erasure;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON answers.link TO earshot_fieldwork;
GRANT SELECT, INSERT ON answers.link TO earshot_answering;
GRANT SELECT, INSERT ON answers.respondent TO earshot_fieldwork;
GRANT SELECT ON answers.study, answers.event TO earshot_fieldwork;
GRANT SELECT (answer_id, pseudonym, question_id, mode, at) ON answers.answer TO earshot_fieldwork; -- when, not what
GRANT SELECT ON answers.study, answers.ended TO earshot_mailer;
GRANT SELECT ON answers.study TO earshot_erasure;
GRANT SELECT, DELETE ON answers.respondent, answers.event, answers.answer, answers.link TO earshot_erasure;

GRANT USAGE ON SCHEMA audit TO earshot_fieldwork, earshot_mailer, earshot_access, earshot_erasure;
GRANT INSERT ON audit.entry TO earshot_fieldwork, earshot_mailer, earshot_access, earshot_erasure;
GRANT SELECT ON audit.entry TO earshot_erasure;
CREATE INDEX ON audit.entry (pseudonym) WHERE pseudonym IS NOT NULL;
CREATE INDEX ON audit.entry (study_id, entry_id);
