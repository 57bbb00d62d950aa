-- An id before which all lie that were received before query[to]. Ids grow nearly with the times, so it is looked for by
-- halving, which needs no index on the times; ten seconds make up for what was not in order.
WITH RECURSIVE halving (low, high) AS (
    SELECT
        CAST(0 AS BIGINT) AS low,
        (SELECT MAX(id) FROM webhook_delivery) + 1 AS high
    UNION ALL
    SELECT
        CASE
            WHEN
                (SELECT d.received_at FROM webhook_delivery AS d WHERE d.id >= (h.low + h.high) / 2 ORDER BY d.id LIMIT 1)
                < CAST(:#${variable.query[to]} AS TIMESTAMP WITH TIME ZONE) + 10000 * INTERVAL '0.001' SECOND
                THEN (h.low + h.high) / 2
            ELSE h.low
        END AS low,
        CASE
            WHEN
                (SELECT d.received_at FROM webhook_delivery AS d WHERE d.id >= (h.low + h.high) / 2 ORDER BY d.id LIMIT 1)
                < CAST(:#${variable.query[to]} AS TIMESTAMP WITH TIME ZONE) + 10000 * INTERVAL '0.001' SECOND
                THEN h.high
            ELSE (h.low + h.high) / 2
        END AS high
    FROM halving AS h
    WHERE h.high - h.low > 1
)

SELECT LEAST(MIN(high), CAST(:#${variable.query[before]} AS BIGINT)) AS id
FROM halving
