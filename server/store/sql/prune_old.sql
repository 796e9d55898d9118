DELETE FROM registrations WHERE asked < ?;
