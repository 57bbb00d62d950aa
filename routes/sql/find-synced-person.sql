-- Whom the connector got the model's photo for: an event since may have named another.
SELECT
    m.id AS "modelId",
    m.title,
    m.email,
    COALESCE(s.uid, m.uid) AS uid,
    CASE WHEN s.uid IS NULL THEN m.organization ELSE s.organization END AS organization
FROM photo_sync AS s
INNER JOIN model AS m ON s.model_id = m.id
WHERE s.model_id = :#${variable.modelId} AND s.connector = :#${variable.connector}
