SELECT
    uid,
    email,
    title,
    organization
FROM model
WHERE
    id = :#${variable.shown[model_id]}
    AND deleted_at IS NULL
