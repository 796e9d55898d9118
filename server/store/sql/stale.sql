SELECT name, outcome, reason, registered, expires, changed, registrar, status, source, asked, next, unasked
FROM registrations
WHERE outcome = ? AND next <= ? AND asked >= ? AND asked <= ? AND unasked < ?
ORDER BY next, name LIMIT ?;
