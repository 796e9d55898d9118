DELETE FROM registrations WHERE name IN
  (SELECT name FROM registrations ORDER BY outcome = ? DESC, asked DESC, name DESC LIMIT -1 OFFSET ?);
