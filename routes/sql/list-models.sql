-- The newest first, by HeadshotPro's ids, which begin with the time they were made. Filters look at a bounded number of
-- models, so that a text that nobody has costs no more than one that everybody has.
SELECT
    m.id,
    m.uid,
    m.title,
    m.email,
    m.organization,
    m.status,
    m.is_development,
    m.created_at,
    m.updated_at,
    m.deleted_at,
    (SELECT COUNT(*) FROM photo_sync AS p WHERE p.model_id = m.id) AS photos
FROM (
    SELECT *
    FROM model
    WHERE
        (CAST(:#${variable.query[before]} AS VARCHAR) IS NULL OR id < CAST(:#${variable.query[before]} AS VARCHAR))
        AND (CAST(:#${variable.query[status]} AS VARCHAR) IS NULL OR status = CAST(:#${variable.query[status]} AS VARCHAR))
    ORDER BY id DESC
    LIMIT 20000
) AS m
WHERE
    (
        CAST(:#${variable.query[organization]} AS VARCHAR) IS NULL
        OR m.organization = CAST(:#${variable.query[organization]} AS VARCHAR)
    )
    AND (
        CAST(:#${variable.query[text]} AS VARCHAR) IS NULL
        OR POSITION(
            LOWER(CAST(:#${variable.query[text]} AS VARCHAR))
            -- Not LOWER: of a text with an id in it that knows ASCII alone on PostgreSQL.
            IN LCASE(CONCAT(m.id, ' ', m.uid, ' ', m.title, ' ', m.email, ' ', m.organization))
        ) > 0
    )
ORDER BY m.id DESC
LIMIT CAST(:#${variable.query[limit]} AS BIGINT)
