-- No payloads: they are personal data. Whether one is kept tells replayable.
SELECT
    d.id,
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
    d.state IN ('done', 'ignored', 'dead') AND d.event IS NOT NULL AND d.payload IS NOT NULL AS replayable
FROM webhook_delivery AS d
WHERE
    (CAST(:#${variable.query[id]} AS BIGINT) IS NULL OR d.id = CAST(:#${variable.query[id]} AS BIGINT))
    AND (CAST(:#${variable.query[before]} AS BIGINT) IS NULL OR d.id < CAST(:#${variable.query[before]} AS BIGINT))
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
        CAST(:#${variable.query[connector]} AS VARCHAR) IS NULL
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
