-- What people may ask about their data, and what was deleted when.

CREATE SCHEMA rights;
GRANT USAGE ON SCHEMA rights TO earshot_erasure;
