-- Nothing reads it, so nothing writes it any more.
UPDATE photo_sync
SET email = NULL
WHERE email IS NOT NULL;
