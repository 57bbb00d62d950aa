-- What the connectors hold of a model. Without a sha256 a write is under way.
SELECT
    connector,
    photo_id,
    photo_sha256,
    target_ref,
    synced_at
FROM photo_sync
WHERE model_id = :#${variable.modelId}
ORDER BY connector
