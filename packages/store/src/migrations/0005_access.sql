-- Who may use the desk: accounts, sign-ins, sessions.

CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO earshot_access;
