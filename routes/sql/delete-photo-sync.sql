DELETE FROM photo_sync
WHERE model_id = :#${variable.modelId} AND connector = :#${variable.connector}
