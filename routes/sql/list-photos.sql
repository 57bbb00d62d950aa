-- What each target holds of the model.
SELECT
    connector,
    photo_id,
    photo_sha256,
    target_ref,
    synced_at
FROM photo_sync
WHERE model_id = :#${variable.shown[model_id]}
ORDER BY connector
