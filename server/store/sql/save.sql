INSERT OR REPLACE INTO registrations
  (name, outcome, reason, registered, expires, changed, registrar, status, source, asked, next, unasked)
VALUES
  (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
