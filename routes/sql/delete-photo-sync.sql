DELETE FROM photo_sync
WHERE model_id = :#modelId AND connector = :#connector
