-- One row a span, also where nothing came, and of all nodes together. A span is so many buckets of ten seconds.
WITH counted AS (
    SELECT
        spans.span,
        SUM(spans.received) AS received,
        SUM(spans.stored) AS stored,
        SUM(spans.duplicates) AS duplicates,
        SUM(spans.refused) AS refused,
        SUM(spans.handled) AS handled,
        SUM(spans.failed) AS failed,
        SUM(spans.dead) AS dead
    FROM (
        SELECT
            a.received,
            a.stored,
            a.duplicates,
            a.refused,
            a.handled,
            a.failed,
            a.dead,
            a.bucket / CAST(:#${variable.query[width]} AS BIGINT) AS span
        FROM activity AS a
        WHERE
            a.bucket > CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) / 10) AS BIGINT)
            - CAST(:#${variable.query[width]} AS BIGINT) * (CAST(:#${variable.query[spans]} AS BIGINT) + 1)
    ) AS spans
    GROUP BY spans.span
)

SELECT
    TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'
    + (asked.newest - ago.n) * asked.width * 10000 * INTERVAL '0.001' SECOND AS at,
    COALESCE(counted.received, 0) AS received,
    COALESCE(counted.stored, 0) AS stored,
    COALESCE(counted.duplicates, 0) AS duplicates,
    COALESCE(counted.refused, 0) AS refused,
    COALESCE(counted.handled, 0) AS handled,
    COALESCE(counted.failed, 0) AS failed,
    COALESCE(counted.dead, 0) AS dead
FROM (
    SELECT
        CAST(:#${variable.query[width]} AS BIGINT) AS width,
        CAST(:#${variable.query[spans]} AS BIGINT) AS spans,
        CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) / 10) AS BIGINT)
        / CAST(:#${variable.query[width]} AS BIGINT) AS newest
) AS asked
CROSS JOIN GENERATE_SERIES(0, 359) AS ago (n)
LEFT JOIN counted ON counted.span = asked.newest - ago.n
WHERE ago.n < asked.spans
ORDER BY ago.n DESC
