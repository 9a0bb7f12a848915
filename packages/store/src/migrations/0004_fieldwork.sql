-- Fieldwork: which authorities take part, who is sampled, what happened when they were contacted. People are pseudonyms
-- here; who they are stands in contacts, what they answered in answers.

CREATE SCHEMA fieldwork;

CREATE TABLE fieldwork.organisation (
  study_id text NOT NULL REFERENCES answers.study,
  authority_code text NOT NULL,
  name text NOT NULL,
  region text,
  rating text, -- Ofsted's overall judgement when they were invited
  open_code text UNIQUE, -- the authority's part of its open link; null: has none
  PRIMARY KEY (study_id, authority_code)
);

-- Where an authority stands is what its latest events say.
CREATE TABLE fieldwork.organisation_event (
  event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id text NOT NULL,
  authority_code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('invited', 'agreed', 'declined', 'withdrew', 'population', 'note', 'link_made', 'link_revoked')),
  way text CHECK (way IN ('list', 'open_link')), -- with agreed; null: has not said how
  population integer CHECK (population >= 0), -- with population: people in scope, as the authority counts them
  population_on date,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  FOREIGN KEY (study_id, authority_code) REFERENCES fieldwork.organisation
);
CREATE INDEX ON fieldwork.organisation_event (study_id, authority_code, event_id);

-- People who are released to fieldwork together.
CREATE TABLE fieldwork.batch (
  batch_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id text NOT NULL REFERENCES answers.study,
  kind text NOT NULL CHECK (kind IN ('soft_launch', 'main', 'booster', 'panel')),
  seed bigint, -- null: nothing was drawn
  share numeric, -- per cent
  strata text[] NOT NULL DEFAULT '{}', -- sample variables (or authority) within whose combinations it was drawn
  drawn_at timestamptz NOT NULL,
  drawn_by text NOT NULL,
  released_at timestamptz,
  released_by text,
  decision text CHECK (decision IN ('go', 'no_go')),
  decided_at timestamptz,
  decided_by text,
  reasons text
);
CREATE INDEX ON fieldwork.batch (study_id);
-- What is drawn is released before anything else is drawn, whoever presses the button at the same time.
CREATE UNIQUE INDEX ON fieldwork.batch (study_id) WHERE released_at IS NULL AND kind IN ('soft_launch', 'main');

CREATE TABLE fieldwork.case_file (
  pseudonym uuid PRIMARY KEY REFERENCES answers.respondent,
  study_id text NOT NULL REFERENCES answers.study,
  panel_id uuid NOT NULL, -- the same for one person in every wave
  source text NOT NULL CHECK (source IN ('list', 'open', 'booster', 'panel')),
  authority_code text,
  batch_id bigint REFERENCES fieldwork.batch,
  has_email boolean NOT NULL, -- whether, not which
  has_phone boolean NOT NULL,
  link_number integer NOT NULL DEFAULT 1, -- goes up when the personal link is replaced
  released_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE INDEX ON fieldwork.case_file (study_id, authority_code);
CREATE INDEX ON fieldwork.case_file (batch_id);
CREATE INDEX ON fieldwork.case_file (panel_id);

-- Every attempt at reaching a person, and everything that they said about being contacted.
CREATE TABLE fieldwork.contact_event (
  event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pseudonym uuid NOT NULL REFERENCES fieldwork.case_file,
  study_id text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('mail', 'telephone', 'web')),
  disposition text NOT NULL,
  step text,
  actor text NOT NULL,
  started_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  appointment_at timestamptz,
  detail jsonb NOT NULL DEFAULT '{}' -- never a name, a number or an address
);
CREATE INDEX ON fieldwork.contact_event (pseudonym, event_id);
CREATE INDEX ON fieldwork.contact_event (study_id, event_id);

-- What people agreed to beyond the interview, each time that they said so. The latest of a purpose counts.
CREATE TABLE fieldwork.consent (
  consent_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pseudonym uuid NOT NULL REFERENCES fieldwork.case_file,
  study_id text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('next_wave', 'interview', 'quality_call')),
  given boolean NOT NULL,
  text text NOT NULL, -- the words that were agreed or not agreed to
  text_sha256 text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('web', 'telephone')),
  at timestamptz NOT NULL
);
CREATE INDEX ON fieldwork.consent (pseudonym, purpose, consent_id DESC);

-- One mail to one person for one step of the protocol, once: whatever crashes, there can be no second row, and a row
-- that was being sent when the mailer stopped is never sent again by itself. A mail outside the protocol, such as a
-- return link, is a step of its own name, whose words are kept sealed until it is sent and then taken away.
CREATE TABLE fieldwork.mail (
  mail_id uuid PRIMARY KEY,
  study_id text NOT NULL,
  pseudonym uuid REFERENCES fieldwork.case_file, -- null: to an authority, or to an account
  authority_code text,
  account_id uuid,
  step text NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'unknown', 'cancelled', 'bounced')),
  tries integer NOT NULL DEFAULT 0,
  reason text, -- what the mail server said, without addresses
  message_id text UNIQUE,
  letter bytea, -- sealed {to, subject, text}; null: the step of the protocol says what is written
  queued_by text NOT NULL,
  queued_at timestamptz NOT NULL,
  not_before timestamptz NOT NULL,
  given_at timestamptz, -- to the workers, as a job; null: waits for that
  began_at timestamptz, -- the latest try
  changed_at timestamptz NOT NULL,
  CHECK (num_nonnulls(pseudonym, authority_code, account_id) = 1)
);
CREATE UNIQUE INDEX ON fieldwork.mail (study_id, pseudonym, step) WHERE pseudonym IS NOT NULL;
CREATE UNIQUE INDEX ON fieldwork.mail (study_id, authority_code, step) WHERE authority_code IS NOT NULL;
CREATE UNIQUE INDEX ON fieldwork.mail (account_id, step) WHERE account_id IS NOT NULL;
CREATE INDEX ON fieldwork.mail (study_id, step, state);
CREATE INDEX ON fieldwork.mail (pseudonym);
CREATE INDEX ON fieldwork.mail (not_before) WHERE state = 'queued';
CREATE INDEX ON fieldwork.mail (began_at) WHERE began_at IS NOT NULL;

-- Which workers run now, so that the desk can say whether mail leaves, and what keeps it from leaving.
CREATE TABLE fieldwork.worker (
  worker_id uuid PRIMARY KEY,
  seen_at timestamptz NOT NULL,
  sends_mail boolean NOT NULL,
  trouble text -- what a mail server said when it could not be reached
);

-- An interviewer's hold on one person: while it lasts nobody else is given that person to call.
CREATE TABLE fieldwork.claim (
  pseudonym uuid PRIMARY KEY REFERENCES fieldwork.case_file,
  study_id text NOT NULL,
  account_id uuid NOT NULL,
  claimed_at timestamptz NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX ON fieldwork.claim (account_id);

CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON fieldwork.organisation_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON fieldwork.contact_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER only_append BEFORE UPDATE OR DELETE OR TRUNCATE ON fieldwork.consent
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

GRANT USAGE ON SCHEMA fieldwork TO earshot_fieldwork, earshot_mailer, earshot_answering, earshot_erasure, earshot_contacts;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA fieldwork TO earshot_fieldwork;
GRANT DELETE ON fieldwork.claim TO earshot_fieldwork;
GRANT SELECT ON fieldwork.case_file TO earshot_mailer, earshot_contacts;
GRANT SELECT, INSERT, UPDATE ON fieldwork.mail TO earshot_mailer;
GRANT SELECT, INSERT, UPDATE, DELETE ON fieldwork.worker TO earshot_mailer;
GRANT SELECT, INSERT ON fieldwork.contact_event TO earshot_mailer;
GRANT SELECT ON fieldwork.organisation, fieldwork.organisation_event TO earshot_mailer;
GRANT SELECT (pseudonym, simulated) ON answers.respondent TO earshot_mailer; -- nobody who is made up is written to
-- A person answering: through an open link they become a case; they consent, refuse, ask for a link.
GRANT SELECT, INSERT ON fieldwork.case_file, fieldwork.consent, fieldwork.contact_event TO earshot_answering;
GRANT SELECT ON fieldwork.organisation TO earshot_answering;
GRANT SELECT, DELETE ON fieldwork.case_file, fieldwork.contact_event, fieldwork.consent, fieldwork.mail, fieldwork.claim
  TO earshot_erasure;
