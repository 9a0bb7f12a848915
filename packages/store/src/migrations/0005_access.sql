-- Who may use the desk: accounts, sign-ins, sessions. Whatever opens anything is kept as a hash only.

CREATE SCHEMA access;

CREATE TABLE access.account (
  account_id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE, -- in small letters
  role text NOT NULL CHECK (role IN
    ('study_lead', 'field_manager', 'interviewer', 'authority_contact', 'analyst', 'data_officer')),
  authority_code text CHECK ((role = 'authority_contact') = (authority_code IS NOT NULL)),
  password_hash text, -- argon2id in PHC form; null: signs in by another way, or not yet
  issuer text, -- of the identity provider by which the person signs in, with the subject that it knows them by
  subject text CHECK ((issuer IS NULL) = (subject IS NULL)),
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  last_sign_in_at timestamptz,
  UNIQUE (issuer, subject)
);

-- Links that are handed over to a person and work once.
CREATE TABLE access.one_time_link (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32), -- SHA-256 of the token
  kind text NOT NULL CHECK (kind IN ('first_account', 'invitation', 'reset')),
  account_id uuid REFERENCES access.account CHECK ((kind = 'first_account') = (account_id IS NULL)),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz -- also when a newer link took its place
);
CREATE INDEX ON access.one_time_link (account_id);

CREATE TABLE access.session (
  session_id uuid PRIMARY KEY, -- names it on pages and opens nothing
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32), -- SHA-256 of the token in the cookie
  account_id uuid NOT NULL REFERENCES access.account,
  way text NOT NULL CHECK (way IN ('password', 'one_time_link', 'provider')),
  provider_session text, -- the provider's own name of it (sid), for signing out from there
  started_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX ON access.session (account_id);

-- Attempts that failed since the last one that did not, by a keyed hash of the address that was typed, so that an
-- address without an account is treated no differently from one with.
CREATE TABLE access.sign_in_attempt (
  address_index bytea PRIMARY KEY CHECK (length(address_index) = 32),
  failures integer NOT NULL,
  last_at timestamptz NOT NULL,
  locked_until timestamptz
);

-- Messages of the identity provider that have been followed, so that none can be followed again.
CREATE TABLE access.provider_message (
  message_id text PRIMARY KEY,
  expires_at timestamptz NOT NULL
);

GRANT USAGE ON SCHEMA access TO earshot_access;
GRANT SELECT, INSERT, UPDATE ON access.account TO earshot_access;
GRANT SELECT, INSERT, UPDATE, DELETE ON access.one_time_link, access.session, access.sign_in_attempt,
  access.provider_message TO earshot_access;
