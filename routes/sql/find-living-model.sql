SELECT id
FROM model
WHERE id = :#modelId AND deleted_at IS NULL
