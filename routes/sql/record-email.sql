UPDATE model
SET email = COALESCE(:#${variable.email}, email)
-- As in update-model.sql.
WHERE id = :#${variable.modelId} AND deleted_at IS NULL
