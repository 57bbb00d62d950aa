-- The earlier replay whose deliveries it had run again.
ALTER TABLE replay ADD COLUMN of_replay BIGINT;
