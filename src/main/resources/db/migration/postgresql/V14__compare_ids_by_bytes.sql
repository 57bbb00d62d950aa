-- Ids and keys have no language. In a database that sorts as one writes (en_US.UTF-8) the indexes on them took nearly half of
-- the time to store a webhook. The tables stay as they are, the indexes on these columns are made anew.
ALTER TABLE webhook_delivery
ALTER COLUMN model_id TYPE VARCHAR(128) COLLATE "C",
ALTER COLUMN idempotency_key TYPE VARCHAR(400) COLLATE "C";

ALTER TABLE model ALTER COLUMN id TYPE VARCHAR(128) COLLATE "C";

-- LOWER of a text with such an id in it knows ASCII alone. This, by H2's name for it, knows the database's letters.
CREATE FUNCTION lcase(of_text TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE
AS $$
SELECT LOWER(of_text COLLATE "default")
$$;
