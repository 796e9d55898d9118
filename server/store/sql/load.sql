SELECT outcome, reason, registered, expires, changed, registrar, status, source, asked, next
FROM registrations WHERE name = ?;
