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

-- A staff list from its upload until its people are kept. The file waits sealed, in parts, and is deleted with the
-- decision, or when it expires; so it does with the rows that are at fault, which can hold addresses.
CREATE TABLE contacts.staff_list (
  list_id uuid PRIMARY KEY,
  study_id text NOT NULL,
  authority_code text, -- the whole list is of this authority; null: a column says which
  source text NOT NULL CHECK (source IN ('list', 'booster')),
  format text NOT NULL CHECK (format IN ('csv', 'xlsx')),
  state text NOT NULL
    CHECK (state IN ('uploaded', 'checking', 'checked', 'stopped', 'failed', 'keeping', 'people_kept', 'kept',
      'removed', 'expired')),
  by_authority boolean NOT NULL, -- uploaded by the authority itself
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  sealed bytea NOT NULL, -- {fileName, headings, columns …}
  rows_done integer NOT NULL DEFAULT 0,
  share_done real NOT NULL DEFAULT 0 CHECK (share_done BETWEEN 0 AND 1), -- how much of the file has been checked
  counts jsonb, -- numbers of rows, by what became of them: for the desk, and as the authority itself may see it
  beat_at timestamptz, -- when the checking last said that it goes on
  check_number integer NOT NULL DEFAULT 0 -- goes up with every checking, so that an older one stops
);
CREATE INDEX ON contacts.staff_list (study_id, uploaded_at);

CREATE TABLE contacts.staff_list_part (
  list_id uuid NOT NULL REFERENCES contacts.staff_list,
  kind text NOT NULL CHECK (kind IN ('file', 'faults', 'cases')),
  number integer NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (list_id, kind, number)
);

ALTER TABLE contacts.person ADD COLUMN list_id uuid; -- the staff list that brought them
CREATE INDEX ON contacts.person (list_id) WHERE list_id IS NOT NULL;

GRANT USAGE ON SCHEMA contacts TO earshot_mailer, earshot_erasure;
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.person, contacts.note, contacts.organisation_contact, contacts.voucher
  TO earshot_contacts;
GRANT SELECT, INSERT ON contacts.suppression TO earshot_contacts;
GRANT SELECT ON contacts.person, contacts.organisation_contact TO earshot_mailer;
GRANT SELECT, INSERT ON contacts.suppression TO earshot_mailer;
GRANT SELECT, DELETE ON contacts.person, contacts.note, contacts.voucher TO earshot_erasure;
GRANT SELECT, INSERT, UPDATE ON contacts.suppression TO earshot_erasure;
GRANT SELECT, INSERT, UPDATE ON contacts.staff_list TO earshot_contacts;
GRANT SELECT, INSERT, DELETE ON contacts.staff_list_part TO earshot_contacts;
-- Taking a list back before anybody on it is contacted: in one transaction, which reads no name.
GRANT SELECT (list_id, study_id, state), UPDATE (state) ON contacts.staff_list TO earshot_erasure;
GRANT SELECT (list_id, kind), DELETE ON contacts.staff_list_part TO earshot_erasure;

-- What takes longer than a page: how far it has come, so that any server can show it, and whether it is to stop. What
-- came of it names people by pseudonym only; the row is deleted after a day.
CREATE TABLE contacts.task (
  task_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('keep_staff_list', 'give_vouchers', 'search_names')),
  study_id text, -- null: about every study
  started_by text NOT NULL,
  started_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('going', 'done', 'stopped', 'failed')),
  done integer NOT NULL DEFAULT 0, -- of `whole`: rows or people
  whole integer NOT NULL CHECK (whole >= 0),
  stop_asked boolean NOT NULL DEFAULT false,
  beat_at timestamptz NOT NULL, -- when it last said that it goes on
  result jsonb
);
CREATE INDEX ON contacts.task (kind, study_id, started_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts.task TO earshot_contacts;
