-- One row a name. Times are unix seconds, NULL where unknown; status words are joined by line ends.
CREATE TABLE IF NOT EXISTS registrations (
  name       TEXT PRIMARY KEY,
  outcome    TEXT NOT NULL,
  reason     TEXT NOT NULL,
  registered INTEGER,
  expires    INTEGER,
  changed    INTEGER,
  registrar  TEXT NOT NULL,
  status     TEXT NOT NULL,
  source     TEXT NOT NULL,
  asked      INTEGER NOT NULL,
  next       INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS registrations_asked ON registrations (asked);
