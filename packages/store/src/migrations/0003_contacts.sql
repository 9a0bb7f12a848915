-- Who people are: sealed with a key that the database does not hold (AES-256-GCM). An address can be found again by its
-- index, a keyed hash (HMAC-SHA-256) of how it is usually written; without the key it says nothing.

DROP TABLE contacts.person;

-- Which secret they are sealed with, by a keyed hash of it: a second one would split them.
CREATE TABLE contacts.secret (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  fingerprint bytea NOT NULL
);
GRANT SELECT, INSERT ON contacts.secret TO earshot_contacts;

CREATE TABLE contacts.person (
  pseudonym uuid PRIMARY KEY,
  study_id text NOT NULL,
  authority_code text, -- nine characters, such as E06000016
  sealed bytea NOT NULL, -- {name, email, phone …}, sealed for this pseudonym
  email_index bytea CHECK (length(email_index) = 32),
  phone_index bytea CHECK (length(phone_index) = 32),
  source text NOT NULL CHECK (source IN ('list', 'open', 'booster', 'panel')),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX ON contacts.person (study_id, email_index);
CREATE INDEX ON contacts.person (study_id, phone_index);

-- Who is not to be contacted: by pseudonym and by address, so that it holds when the same person comes on another list.
CREATE TABLE contacts.suppression (
  suppression_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_id text, -- null: in no study
  pseudonym uuid,
  email_index bytea,
  phone_index bytea,
  reason text NOT NULL CHECK (reason IN ('refused', 'unsubscribed', 'withdrawn', 'bounced', 'erased')),
  channel text NOT NULL CHECK (channel IN ('every', 'mail', 'telephone')),
  at timestamptz NOT NULL
);
CREATE INDEX ON contacts.suppression (pseudonym);
CREATE INDEX ON contacts.suppression (email_index);
CREATE INDEX ON contacts.suppression (phone_index);

-- What an interviewer notes can name people: it is kept with the contacts, sealed.
CREATE TABLE contacts.note (
  note_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pseudonym uuid NOT NULL,
  sealed bytea NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ON contacts.note (pseudonym);

-- Whom we write to at an authority.
CREATE TABLE contacts.organisation_contact (
  study_id text NOT NULL,
  authority_code text NOT NULL,
  sealed bytea NOT NULL, -- {name, role, email}
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (study_id, authority_code)
);

-- Thanks for taking part, apart from answers. The code is sealed.
CREATE TABLE contacts.voucher (
  voucher_id uuid PRIMARY KEY,
  study_id text NOT NULL,
  pseudonym uuid, -- null: bought and not given to anybody yet
  purpose text NOT NULL,
  worth text NOT NULL,
  sealed_code bytea NOT NULL,
  code_index bytea NOT NULL UNIQUE,
  bought_at timestamptz NOT NULL,
  given_at timestamptz,
  sent_at timestamptz,
  cancelled_at timestamptz,
  UNIQUE (study_id, pseudonym, purpose)
);

GRANT USAGE ON SCHEMA contacts TO earshot_mailer, earshot_erasure;
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.person, contacts.note, contacts.organisation_contact, contacts.voucher
  TO earshot_contacts;
GRANT SELECT, INSERT ON contacts.suppression TO earshot_contacts;
GRANT SELECT ON contacts.person, contacts.organisation_contact TO earshot_mailer;
GRANT SELECT, INSERT ON contacts.suppression TO earshot_mailer;
GRANT SELECT, DELETE ON contacts.person, contacts.note, contacts.voucher TO earshot_erasure;
GRANT SELECT, INSERT, UPDATE ON contacts.suppression TO earshot_erasure;
