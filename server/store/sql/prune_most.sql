DELETE FROM registrations WHERE name IN
  (SELECT name FROM registrations ORDER BY asked DESC, name DESC LIMIT -1 OFFSET ?);
