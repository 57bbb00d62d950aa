-- From here until finish-photo-sync.sql nobody knows what the target holds.
UPDATE photo_sync
SET
    organization = :#${variable.person[organization]},
    uid = :#${variable.person[uid]},
    photo_id = NULL,
    photo_sha256 = NULL
WHERE model_id = :#${variable.modelId} AND connector = :#${variable.connector}
