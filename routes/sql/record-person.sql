-- What an event has said stays.
UPDATE model
SET
    uid = COALESCE(uid, CAST(:#${variable.uid} AS VARCHAR)),
    email = COALESCE(CAST(:#${variable.email} AS VARCHAR), email),
    is_development = is_development OR COALESCE(CAST(:#${variable.isDevelopment} AS BOOLEAN), FALSE)
-- As in update-model.sql.
WHERE id = :#${variable.modelId} AND deleted_at IS NULL
