-- What an authority keeps of its monthly snapshots: measures and tables in which small groups are withheld. No row of a
-- file is in it, and no reference to a person. It stands with what is kept of census returns, and for the same readers.

CREATE TABLE census.kept_snapshot (
  authority text NOT NULL CHECK (authority ~ '^\d{3}$'), -- the DfE's code
  month text NOT NULL CHECK (month ~ '^20\d\d-(0[1-9]|1[0-2])$'),
  simulated boolean NOT NULL,
  parts jsonb NOT NULL, -- measured, tables, points, notGiven
  warnings jsonb NOT NULL, -- of its files, without what stood in them
  account_id uuid NOT NULL,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (authority, month)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON census.kept_snapshot TO earshot_desk;
