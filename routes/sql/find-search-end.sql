-- Where the search of list-deliveries.sql, whose branches these are, ended before it came to the oldest delivery; no row if it
-- came so far, or past the time that was asked for. (Rows lie nearly in the order of their times.)
SELECT
    MIN(d.id) AS id,
    MIN(d.received_at) AS received_at
FROM (
    (
        SELECT
            w.id,
            w.received_at
        FROM webhook_delivery AS w
        WHERE
            w.model_id = CAST(:#${variable.query[model]} AS VARCHAR)
            AND w.id < CAST(:#${variable.query[beforeOfModel]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
    UNION ALL
    (
        SELECT
            w.id,
            w.received_at
        FROM webhook_delivery AS w
        WHERE
            w.replay_id = CAST(:#${variable.query[replay]} AS BIGINT)
            AND w.id < CAST(:#${variable.query[beforeOfReplay]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
    UNION ALL
    (
        SELECT
            w.id,
            w.received_at
        FROM webhook_delivery AS w
        WHERE
            w.state = 'dead'
            AND w.id < CAST(:#${variable.query[beforeOfDead]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
    UNION ALL
    (
        SELECT
            w.id,
            w.received_at
        FROM webhook_delivery AS w
        WHERE
            w.state IN ('pending', 'processing')
            AND w.id < CAST(:#${variable.query[beforeOfOpen]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
    UNION ALL
    (
        SELECT
            w.id,
            w.received_at
        FROM webhook_delivery AS w
        WHERE w.id < CAST(:#${variable.query[beforeOfAll]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
) AS d
HAVING
    COUNT(*) > 0
    AND COUNT(*) = CAST(:#${variable.query[search]} AS BIGINT)
    AND (
        CAST(:#${variable.query[from]} AS TIMESTAMP WITH TIME ZONE) IS NULL
        OR MIN(d.received_at) >= CAST(:#${variable.query[from]} AS TIMESTAMP WITH TIME ZONE) - 10000 * INTERVAL '0.001' SECOND
    )
