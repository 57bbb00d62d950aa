UPDATE model
SET
    uid = NULL,
    title = NULL,
    email = NULL,
    created_at = NULL,
    finished_at = NULL,
    status = 'deleted',
    status_since = CURRENT_TIMESTAMP,
    deleted_at = CURRENT_TIMESTAMP,
    updated_at = CURRENT_TIMESTAMP
WHERE id = :#${variable.modelId}
