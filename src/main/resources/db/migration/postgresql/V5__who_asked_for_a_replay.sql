-- Who asked for it, by name; NULL where there was no login.
ALTER TABLE replay ADD COLUMN requested_by VARCHAR(64);
