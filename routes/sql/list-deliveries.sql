-- No payloads: they are personal data. Whether one is kept tells has_payload.
-- One request looks through query[search] rows at most, in the order of one index: one of the branches, since only one has ids
-- before which to look (ListQuery). find-search-end.sql, with the same branches, tells where it ended.
SELECT
    d.id,
    d.delivery_uid,
    d.received_at,
    d.event,
    d.model_id,
    d.organization,
    d.status,
    d.state,
    d.attempts,
    d.next_attempt_at,
    d.waiting_for,
    d.duplicates,
    d.last_error,
    d.finished_at,
    d.replay_id,
    d.replayed_at,
    d.payload IS NOT NULL OR d.payload_bytes IS NOT NULL AS has_payload,
    d.state IN ('done', 'ignored', 'dead') AND d.event IS NOT NULL AND d.payload IS NOT NULL AS replayable
FROM (
    (
        SELECT w.*
        FROM webhook_delivery AS w
        WHERE
            w.model_id = CAST(:#${variable.query[model]} AS VARCHAR)
            AND w.id < CAST(:#${variable.query[beforeOfModel]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
    UNION ALL
    (
        SELECT w.*
        FROM webhook_delivery AS w
        WHERE
            w.replay_id = CAST(:#${variable.query[replay]} AS BIGINT)
            AND w.id < CAST(:#${variable.query[beforeOfReplay]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
    UNION ALL
    (
        SELECT w.*
        FROM webhook_delivery AS w
        WHERE
            w.state = 'dead'
            AND w.id < CAST(:#${variable.query[beforeOfDead]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
    UNION ALL
    (
        SELECT w.*
        FROM webhook_delivery AS w
        WHERE
            w.state IN ('pending', 'processing')
            AND w.id < CAST(:#${variable.query[beforeOfOpen]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
    UNION ALL
    (
        SELECT w.*
        FROM webhook_delivery AS w
        WHERE w.id < CAST(:#${variable.query[beforeOfAll]} AS BIGINT)
        ORDER BY w.id DESC
        LIMIT CAST(:#${variable.query[search]} AS BIGINT)
    )
) AS d
WHERE
    (CAST(:#${variable.query[id]} AS BIGINT) IS NULL OR d.id = CAST(:#${variable.query[id]} AS BIGINT))
    AND (CAST(:#${variable.query[replay]} AS BIGINT) IS NULL OR d.replay_id = CAST(:#${variable.query[replay]} AS BIGINT))
    AND (CAST(:#${variable.query[state]} AS VARCHAR) IS NULL OR d.state = CAST(:#${variable.query[state]} AS VARCHAR))
    AND (CAST(:#${variable.query[event]} AS VARCHAR) IS NULL OR d.event = CAST(:#${variable.query[event]} AS VARCHAR))
    AND (CAST(:#${variable.query[model]} AS VARCHAR) IS NULL OR d.model_id = CAST(:#${variable.query[model]} AS VARCHAR))
    AND (
        CAST(:#${variable.query[organization]} AS VARCHAR) IS NULL
        OR d.organization = CAST(:#${variable.query[organization]} AS VARCHAR)
    )
    AND (
        CAST(:#${variable.query[from]} AS TIMESTAMP WITH TIME ZONE) IS NULL
        OR d.received_at >= CAST(:#${variable.query[from]} AS TIMESTAMP WITH TIME ZONE)
    )
    AND (
        CAST(:#${variable.query[to]} AS TIMESTAMP WITH TIME ZONE) IS NULL
        OR d.received_at < CAST(:#${variable.query[to]} AS TIMESTAMP WITH TIME ZONE)
    )
    AND (
        CAST(:#${variable.query[text]} AS VARCHAR) IS NULL
        OR POSITION(
            LOWER(CAST(:#${variable.query[text]} AS VARCHAR))
            -- Not LOWER: of a text with an id in it that knows ASCII alone on PostgreSQL.
            IN LCASE(CONCAT(d.model_id, ' ', d.organization, ' ', d.event, ' ', d.status, ' ', d.last_error))
        ) > 0
        OR CAST(d.delivery_uid AS VARCHAR) = LOWER(CAST(:#${variable.query[text]} AS VARCHAR))
    )
    AND (
        CAST(:#${variable.query[connector]} AS VARCHAR) IS NULL
        OR (d.state = 'pending' AND d.waiting_for = CAST(:#${variable.query[connector]} AS VARCHAR))
        OR EXISTS (
            SELECT 1
            FROM delivery_attempt AS a
            WHERE
                a.delivery_id = d.id
                AND a.step = CAST(:#${variable.query[connector]} AS VARCHAR)
                AND (d.state <> 'dead' OR a.outcome NOT IN ('OK', 'NOOP', 'UNSUPPORTED'))
                AND NOT EXISTS (
                    SELECT 1
                    FROM delivery_attempt AS newer
                    WHERE newer.delivery_id = a.delivery_id AND newer.step = a.step AND newer.id > a.id
                )
        )
    )
ORDER BY d.id DESC
LIMIT CAST(:#${variable.query[limit]} AS BIGINT)
