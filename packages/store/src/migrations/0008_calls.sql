-- Calls by telephone: who is not to be called, and what a call may do to an interview.

-- An interviewer who knows a person gives them back, and is never offered them again.
CREATE TABLE fieldwork.acquaintance (
  pseudonym uuid NOT NULL REFERENCES fieldwork.case_file ON DELETE CASCADE,
  account_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (pseudonym, account_id)
);

-- Whom a supervisor has ended the calls to, after many attempts. It is no contact and no outcome: what the attempts came
-- to stays what it was, and mails go on.
CREATE TABLE fieldwork.calls_ended (
  pseudonym uuid PRIMARY KEY REFERENCES fieldwork.case_file ON DELETE CASCADE,
  account_id uuid NOT NULL,
  at timestamptz NOT NULL
);

-- Who may not be called, by person, address or number, or because their data may not be used: the fact alone, for those
-- who may not see who people are.
CREATE VIEW contacts.not_to_call WITH (security_barrier) AS
SELECT p.pseudonym FROM contacts.person p JOIN contacts.suppression s ON s.pseudonym = p.pseudonym
WHERE s.channel IN ('every', 'telephone') AND (s.study_id IS NULL OR s.study_id = p.study_id)
UNION ALL
SELECT p.pseudonym FROM contacts.person p JOIN contacts.suppression s ON s.email_index = p.email_index
WHERE s.channel IN ('every', 'telephone') AND (s.study_id IS NULL OR s.study_id = p.study_id)
UNION ALL
-- A number tells nobody apart from a colleague who shares it and has an address of their own.
SELECT p.pseudonym FROM contacts.person p JOIN contacts.suppression s ON s.phone_index = p.phone_index
  AND (s.email_index IS NULL OR p.email_index IS NULL OR s.email_index = p.email_index)
WHERE s.channel IN ('every', 'telephone') AND (s.study_id IS NULL OR s.study_id = p.study_id)
UNION ALL
SELECT r.pseudonym FROM answers.restriction r;

GRANT USAGE ON SCHEMA contacts TO earshot_fieldwork;
GRANT SELECT ON contacts.not_to_call TO earshot_fieldwork;
GRANT SELECT, INSERT ON fieldwork.acquaintance TO earshot_fieldwork;
GRANT SELECT, INSERT ON fieldwork.calls_ended TO earshot_fieldwork;

-- Whoever holds the claim on a person goes through the interview with them; the end of the interview ends the claim.
GRANT SELECT, UPDATE (until), DELETE ON fieldwork.claim TO earshot_answering;

-- What supervisors count, by when it began.
CREATE INDEX ON fieldwork.contact_event (study_id, started_at) WHERE mode = 'telephone';
