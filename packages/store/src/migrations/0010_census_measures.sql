-- What an authority keeps of its own census returns: measures of the whole workforce at 30 September, and nobody in them.

CREATE SCHEMA census;
GRANT USAGE ON SCHEMA census TO earshot_desk;

CREATE TABLE census.kept_measures (
  authority text NOT NULL CHECK (authority ~ '^\d{3}$'), -- the DfE's code, which outlives changes of ONS code
  year integer NOT NULL,
  simulated boolean NOT NULL,
  -- Of the return that they are of: what it still breaks, and the SHA-256 of its file.
  errors integer NOT NULL,
  queries integer NOT NULL,
  digest text NOT NULL,
  measures jsonb NOT NULL, -- [{id, label, unit, value}]
  account_id uuid NOT NULL,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (authority, year)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON census.kept_measures TO earshot_desk;
