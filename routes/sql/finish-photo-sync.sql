UPDATE photo_sync
SET
    photo_id = :#${variable.photo[id]},
    photo_sha256 = :#${variable.photo[sha256]},
    target_ref = :#${variable.targetId},
    synced_at = CURRENT_TIMESTAMP
WHERE model_id = :#modelId AND connector = :#connector
