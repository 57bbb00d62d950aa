SELECT
    m.id,
    m.uid,
    m.title,
    m.email,
    m.organization,
    m.status,
    m.status_since,
    m.is_development,
    m.created_at,
    m.updated_at,
    m.deleted_at
FROM model AS m
WHERE m.id = :#${variable.query[id]}
