-- Who people are and what they answered stand in different schemas, which have only a pseudonym in common. Every role
-- gets what its work needs, column by column where that matters; nobody but the owner gets more.

CREATE SCHEMA contacts;
CREATE SCHEMA answers;
CREATE SCHEMA audit;

-- contacts: the only place with names and addresses.

CREATE TABLE contacts.person (
  pseudonym uuid PRIMARY KEY,
  name text NOT NULL,
  email text,
  phone text,
  authority_code text,
  created_at timestamptz NOT NULL
);

-- answers: what happened in the interviews.

CREATE TABLE answers.study (
  study_id text PRIMARY KEY,
  title text NOT NULL,
  questionnaire_hash text NOT NULL,
  loaded_at timestamptz NOT NULL
);

CREATE TABLE answers.respondent (
  pseudonym uuid PRIMARY KEY,
  ordinal bigint GENERATED ALWAYS AS IDENTITY, -- the order in which they were created
  study_id text NOT NULL REFERENCES answers.study,
  token_hash bytea UNIQUE CHECK (length(token_hash) = 32), -- SHA-256 of the personal link's token; null: has no link
  simulated boolean NOT NULL,
  sample jsonb NOT NULL, -- what was known before the first question, as {variable: value}
  created_at timestamptz NOT NULL
);
CREATE INDEX ON answers.respondent (study_id, ordinal);

CREATE TABLE answers.event (
  event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pseudonym uuid NOT NULL REFERENCES answers.respondent,
  kind text NOT NULL CHECK (kind IN ('consented', 'finished', 'withdrawn')),
  mode text NOT NULL CHECK (mode IN ('web', 'telephone')),
  at timestamptz NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX ON answers.event (pseudonym, kind);

-- The latest row of a respondent and a question is the current answer.
CREATE TABLE answers.answer (
  answer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pseudonym uuid NOT NULL REFERENCES answers.respondent,
  question_id text NOT NULL,
  "values" jsonb NOT NULL, -- {variable: value}; a grid has several variables
  mode text NOT NULL CHECK (mode IN ('web', 'telephone')),
  at timestamptz NOT NULL
);
CREATE INDEX ON answers.answer (pseudonym, question_id, answer_id DESC);

-- What analysis may see: people who consented and did not withdraw, and no token hashes. Views run with their owner's
-- rights, so the analysis role needs none on the tables.

CREATE VIEW answers.analysis_respondent WITH (security_barrier) AS
SELECT r.pseudonym, r.ordinal, r.study_id, r.simulated, r.sample, r.created_at,
       EXISTS (SELECT FROM answers.event e WHERE e.pseudonym = r.pseudonym AND e.kind = 'finished') AS finished
FROM answers.respondent r
WHERE EXISTS (SELECT FROM answers.event e WHERE e.pseudonym = r.pseudonym AND e.kind = 'consented')
  AND NOT EXISTS (SELECT FROM answers.event e WHERE e.pseudonym = r.pseudonym AND e.kind = 'withdrawn');

CREATE VIEW answers.analysis_answer WITH (security_barrier) AS
SELECT a.answer_id, a.pseudonym, r.study_id, r.finished, a.question_id, a."values", a.mode, a.at
FROM answers.answer a JOIN answers.analysis_respondent r USING (pseudonym);

-- audit: who did what.

CREATE TABLE audit.entry (
  entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  study_id text,
  pseudonym uuid,
  detail jsonb NOT NULL DEFAULT '{}'
);

-- What happened is only ever appended to. Not even the owner can change it without taking the trigger away first.
-- Erasing one person, as the law may ask, will be a function of its own that records in the audit that it was done.

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is only ever appended to', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON answers.event
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON answers.answer
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- Rights.

GRANT USAGE ON SCHEMA contacts TO earshot_contacts;
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.person TO earshot_contacts;

GRANT USAGE ON SCHEMA answers TO earshot_answering, earshot_analysis, earshot_desk;
GRANT SELECT ON answers.study TO earshot_answering, earshot_analysis, earshot_desk;
GRANT INSERT, UPDATE ON answers.study TO earshot_desk;
GRANT SELECT, INSERT ON answers.respondent, answers.event, answers.answer TO earshot_answering;
GRANT SELECT ON answers.analysis_respondent, answers.analysis_answer TO earshot_analysis;
GRANT SELECT (pseudonym, study_id, simulated, created_at) ON answers.respondent TO earshot_desk;
GRANT SELECT (pseudonym, kind, mode, at) ON answers.event TO earshot_desk;

GRANT USAGE ON SCHEMA audit TO earshot_contacts, earshot_answering, earshot_analysis, earshot_desk;
GRANT INSERT ON audit.entry TO earshot_contacts, earshot_answering, earshot_analysis, earshot_desk;
GRANT SELECT ON audit.entry TO earshot_desk;
