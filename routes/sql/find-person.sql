SELECT
    uid,
    id AS "modelId",
    organization,
    title,
    email
FROM model
WHERE id = :#${variable.modelId}
