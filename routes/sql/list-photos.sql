-- What the connectors hold of a model. Without a sha256 that is not known, without synced_at no write ever went well.
SELECT
    connector,
    photo_id,
    photo_sha256,
    target_ref,
    NULLIF(synced_at, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00') AS synced_at
FROM photo_sync
WHERE model_id = :#${variable.modelId}
ORDER BY connector
