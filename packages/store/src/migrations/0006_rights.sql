-- What people may ask about their data, and what was deleted when.

CREATE SCHEMA rights;
GRANT USAGE ON SCHEMA rights TO earshot_erasure, earshot_answering, earshot_desk, earshot_contacts, earshot_fieldwork;

-- Correcting after sending: the interview is open again, and what was sent goes on counting until it is sent again.
ALTER TABLE answers.event DROP CONSTRAINT event_kind_check;
ALTER TABLE answers.event ADD CONSTRAINT event_kind_check
  CHECK (kind IN ('consented', 'finished', 'reopened', 'withdrawn'));
-- detail.last_answer: the last answer_id that had been given when it was opened again.
ALTER TABLE answers.event ADD CONSTRAINT reopened_after_an_answer
  CHECK (kind <> 'reopened' OR (detail ->> 'last_answer') ~ '^\d+$');

-- Whose data is kept and not used (UK GDPR, article 18).
CREATE TABLE answers.restriction (
  pseudonym uuid PRIMARY KEY REFERENCES answers.respondent,
  since timestamptz NOT NULL
);

CREATE OR REPLACE VIEW answers.analysis_respondent WITH (security_barrier) AS
SELECT r.pseudonym, r.ordinal, r.study_id, r.simulated, r.sample, r.created_at,
       EXISTS (SELECT FROM answers.event e WHERE e.pseudonym = r.pseudonym AND e.kind = 'finished') AS finished
FROM answers.respondent r
WHERE EXISTS (SELECT FROM answers.event e WHERE e.pseudonym = r.pseudonym AND e.kind = 'consented')
  AND NOT EXISTS (SELECT FROM answers.event e WHERE e.pseudonym = r.pseudonym AND e.kind = 'withdrawn')
  AND NOT EXISTS (SELECT FROM answers.restriction s WHERE s.pseudonym = r.pseudonym);

CREATE OR REPLACE VIEW answers.analysis_answer WITH (security_barrier) AS
SELECT a.answer_id, a.pseudonym, r.study_id, r.finished, a.question_id, a."values", a.mode, a.at
FROM answers.answer a JOIN answers.analysis_respondent r USING (pseudonym)
WHERE NOT EXISTS (
  SELECT FROM answers.event o
  WHERE o.pseudonym = a.pseudonym AND o.kind = 'reopened' AND a.answer_id > (o.detail ->> 'last_answer')::bigint
    AND NOT EXISTS (SELECT FROM answers.event f
                    WHERE f.pseudonym = o.pseudonym AND f.kind = 'finished' AND f.event_id > o.event_id));

-- From which a report knows that it has to be built anew.
GRANT SELECT (event_id) ON answers.event TO earshot_desk;
GRANT SELECT ON answers.restriction TO earshot_desk;
-- From which the monitor knows it: that there is one more or one less, and not whose.
GRANT SELECT (since) ON answers.restriction TO earshot_fieldwork;

-- When fieldwork of a study ended, where somebody said so; otherwise it follows from the protocol. The latest counts.
CREATE TABLE rights.closing (
  closing_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id text NOT NULL,
  closed_on date NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL
);

-- What somebody asked, with the clock that the law sets.
CREATE TABLE rights.request (
  request_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('access', 'correction', 'restriction', 'erasure', 'complaint')),
  people uuid[] NOT NULL, -- pseudonyms; a complaint can be about nobody in particular
  asked_by text NOT NULL CHECK (asked_by IN ('person', 'representative', 'controller')),
  received_on date NOT NULL,
  due_on date NOT NULL,
  extension_reason text CHECK (extension_reason <> ''), -- why it takes two months longer, as the person is told
  extended_by text,
  extended_at timestamptz CHECK ((extended_at IS NULL) = (extension_reason IS NULL)),
  opened_by text NOT NULL, -- an account, or `respondent`
  opened_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('met', 'partly_met', 'refused', 'taken_back')),
  closed_by text,
  closed_at timestamptz
);
CREATE INDEX ON rights.request (due_on) WHERE closed_at IS NULL;

-- An erasure goes in steps, each in a transaction of its own. What was done stands here in the same transaction, so
-- that one that was cut off goes on where it stopped.
CREATE TABLE rights.erasure_step (
  request_id uuid NOT NULL REFERENCES rights.request,
  step text NOT NULL,
  rows jsonb NOT NULL, -- {table: how many rows}
  at timestamptz NOT NULL,
  PRIMARY KEY (request_id, step)
);

CREATE TABLE rights.certificate (
  request_id uuid PRIMARY KEY REFERENCES rights.request,
  body text NOT NULL, -- JSON, as it is handed out
  sha256 text NOT NULL,
  at timestamptz NOT NULL
);

-- That something was deleted because its time had come. Every row holds the hash of the one before it.
CREATE TABLE rights.deletion (
  deletion_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id text NOT NULL,
  kind text NOT NULL,
  rule text NOT NULL, -- such as “12 months after close”
  rows jsonb NOT NULL, -- {table: how many rows}
  due_on date NOT NULL, -- the latest day on which any of it was due
  done_at timestamptz NOT NULL,
  previous_sha256 text NOT NULL,
  sha256 text NOT NULL UNIQUE
);

CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON rights.closing
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON rights.erasure_step
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON rights.certificate
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON rights.deletion
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA rights TO earshot_erasure;
GRANT SELECT (at) ON rights.erasure_step TO earshot_fieldwork; -- the monitor counts anew after an erasure
GRANT UPDATE (people, outcome, closed_by, closed_at, due_on, extension_reason, extended_by, extended_at) ON rights.request TO earshot_erasure;
-- A person asks from their own link, and sees what became of it.
GRANT INSERT ON rights.request TO earshot_answering;
GRANT SELECT (request_id, kind, people, received_on, due_on, extension_reason, outcome, closed_at) ON rights.request TO earshot_answering;
GRANT SELECT ON answers.restriction TO earshot_answering;

-- Who has handled somebody's data, for that person: by which role, not by whom. The action asks for one pseudonym only.
CREATE VIEW audit.crossing WITH (security_barrier) AS
SELECT e.entry_id, e.at, e.action, e.study_id, e.pseudonym,
       CASE WHEN a.role IS NOT NULL THEN a.role WHEN e.actor ~ '^[0-9a-f-]{36}$' THEN 'desk' ELSE e.actor END AS actor_role
FROM audit.entry e LEFT JOIN access.account a ON a.account_id::text = e.actor
WHERE e.pseudonym IS NOT NULL AND e.actor <> 'respondent';
GRANT SELECT ON audit.crossing TO earshot_answering;

-- Vouchers. A code that did not work is cancelled and the person can have another.
CREATE TABLE contacts.voucher_purchase (
  purchase_id uuid PRIMARY KEY,
  study_id text NOT NULL,
  purpose text NOT NULL,
  worth text NOT NULL,
  codes integer NOT NULL CHECK (codes > 0), -- how many were bought: what the list is held to
  actor text NOT NULL,
  bought_at timestamptz NOT NULL
);
ALTER TABLE contacts.voucher
  ADD COLUMN purchase_id uuid NOT NULL REFERENCES contacts.voucher_purchase,
  ADD COLUMN ending text NOT NULL, -- the last characters of the code, for accounts
  ADD COLUMN way text CHECK (way IN ('mail', 'read_out')),
  ADD COLUMN forgotten_at timestamptz, -- when who had it, and the code, were deleted
  ADD CHECK (given_at IS NULL OR pseudonym IS NOT NULL OR forgotten_at IS NOT NULL),
  ADD CHECK (sent_at IS NULL OR given_at IS NOT NULL);
ALTER TABLE contacts.voucher DROP CONSTRAINT voucher_study_id_pseudonym_purpose_key;
CREATE UNIQUE INDEX ON contacts.voucher (study_id, pseudonym, purpose) WHERE cancelled_at IS NULL;
GRANT SELECT, INSERT ON contacts.voucher_purchase TO earshot_contacts;
REVOKE DELETE ON contacts.voucher FROM earshot_contacts;

-- Erasure deletes everywhere and reads nothing but whose a row is and how old: neither a name nor an answer.
REVOKE SELECT ON contacts.person, contacts.note, contacts.voucher FROM earshot_erasure;
REVOKE DELETE ON contacts.voucher FROM earshot_erasure;
GRANT SELECT (pseudonym, study_id, list_id, created_at) ON contacts.person TO earshot_erasure;
GRANT SELECT (note_id, pseudonym, at) ON contacts.note TO earshot_erasure;
GRANT SELECT (study_id, authority_code, changed_at), DELETE ON contacts.organisation_contact TO earshot_erasure;
GRANT SELECT (voucher_id, study_id, pseudonym, bought_at, given_at, forgotten_at),
  UPDATE (pseudonym, sealed_code, forgotten_at) ON contacts.voucher TO earshot_erasure;
REVOKE SELECT ON answers.respondent, answers.event, answers.answer, answers.link FROM earshot_erasure;
GRANT SELECT (pseudonym, study_id) ON answers.respondent TO earshot_erasure;
GRANT SELECT (pseudonym) ON answers.event, answers.answer, answers.link TO earshot_erasure;
GRANT UPDATE (revoked_at) ON answers.link TO earshot_erasure;
GRANT SELECT, INSERT, DELETE ON answers.restriction TO earshot_erasure;
REVOKE SELECT ON fieldwork.mail, fieldwork.consent FROM earshot_erasure;
GRANT SELECT (mail_id, pseudonym, study_id, state) ON fieldwork.mail TO earshot_erasure;
GRANT SELECT (pseudonym, purpose, given, at) ON fieldwork.consent TO earshot_erasure;
GRANT SELECT ON fieldwork.batch TO earshot_erasure;

-- An address that a person gave themselves, until they have shown that it is theirs: mails go to the earlier one.
CREATE TABLE contacts.address_change (
  pseudonym uuid NOT NULL REFERENCES contacts.person ON DELETE CASCADE,
  field text NOT NULL CHECK (field IN ('email', 'homeEmail')), -- of the sealed details
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32), -- SHA-256 of the token in the mail
  sealed bytea NOT NULL, -- {address}, sealed for this change
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (pseudonym, field)
);
CREATE INDEX ON contacts.address_change (token_hash);
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.address_change TO earshot_contacts;
GRANT SELECT (pseudonym), DELETE ON contacts.address_change TO earshot_erasure;
