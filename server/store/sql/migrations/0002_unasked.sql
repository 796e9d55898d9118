-- How often in a row the entry was renewed without anybody asking for the name: a cron job stops after a few. The time when
-- the source is to be asked again is what it goes by.
ALTER TABLE registrations ADD COLUMN unasked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX IF NOT EXISTS registrations_next ON registrations (next);
