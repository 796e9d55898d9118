SELECT outcome, reason, registered, expires, changed, registrar, status, source, asked, next, unasked
FROM registrations WHERE name = ?;
