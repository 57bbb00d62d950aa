-- Where list-models.sql has stopped looking; null when it has come to the end.
SELECT CASE WHEN COUNT(*) = 20000 THEN MIN(m.id) END AS id
FROM (
    SELECT id
    FROM model
    WHERE
        (CAST(:#${variable.query[before]} AS VARCHAR) IS NULL OR id < CAST(:#${variable.query[before]} AS VARCHAR))
        AND (CAST(:#${variable.query[status]} AS VARCHAR) IS NULL OR status = CAST(:#${variable.query[status]} AS VARCHAR))
    ORDER BY id DESC
    LIMIT 20000
) AS m
