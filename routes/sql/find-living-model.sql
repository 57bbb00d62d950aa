SELECT id
FROM model
WHERE id = :#${variable.modelId} AND deleted_at IS NULL
