-- What queue-replay.sql, with the same condition, would queue, and what it would leave out: webhooks that were never
-- understood, and those whose payload has been erased.
SELECT
    COUNT(CASE WHEN d.event IS NOT NULL AND d.payload IS NOT NULL THEN 1 END) AS deliveries,
    COUNT(CASE WHEN d.event IS NULL OR d.payload IS NULL THEN 1 END) AS skipped
FROM webhook_delivery AS d
WHERE
    d.state IN ('done', 'ignored', 'dead')
    AND (CAST(:#${variable.replay[delivery]} AS BIGINT) IS NULL OR d.id = CAST(:#${variable.replay[delivery]} AS BIGINT))
    AND (CAST(:#${variable.replay[replay]} AS BIGINT) IS NULL OR d.replay_id = CAST(:#${variable.replay[replay]} AS BIGINT))
    AND (CAST(:#${variable.replay[state]} AS VARCHAR) IS NULL OR d.state = CAST(:#${variable.replay[state]} AS VARCHAR))
    AND (CAST(:#${variable.replay[event]} AS VARCHAR) IS NULL OR d.event = CAST(:#${variable.replay[event]} AS VARCHAR))
    AND (CAST(:#${variable.replay[model]} AS VARCHAR) IS NULL OR d.model_id = CAST(:#${variable.replay[model]} AS VARCHAR))
    AND (
        CAST(:#${variable.replay[organization]} AS VARCHAR) IS NULL
        OR d.organization = CAST(:#${variable.replay[organization]} AS VARCHAR)
    )
    AND (
        CAST(:#${variable.replay[from]} AS TIMESTAMP WITH TIME ZONE) IS NULL
        OR d.received_at >= CAST(:#${variable.replay[from]} AS TIMESTAMP WITH TIME ZONE)
    )
    AND (
        CAST(:#${variable.replay[to]} AS TIMESTAMP WITH TIME ZONE) IS NULL
        OR d.received_at < CAST(:#${variable.replay[to]} AS TIMESTAMP WITH TIME ZONE)
    )
    AND (
        CAST(:#${variable.replay[text]} AS VARCHAR) IS NULL
        OR POSITION(
            LOWER(CAST(:#${variable.replay[text]} AS VARCHAR))
            -- Not LOWER: of a text with an id in it that knows ASCII alone on PostgreSQL.
            IN LCASE(CONCAT(d.model_id, ' ', d.organization, ' ', d.event, ' ', d.status, ' ', d.last_error))
        ) > 0
        OR CAST(d.delivery_uid AS VARCHAR) = LOWER(CAST(:#${variable.replay[text]} AS VARCHAR))
    )
    AND (
        CAST(:#${variable.replay[connector]} AS VARCHAR) IS NULL
        OR EXISTS (
            SELECT 1
            FROM delivery_attempt AS a
            WHERE
                a.delivery_id = d.id
                AND a.step = CAST(:#${variable.replay[connector]} AS VARCHAR)
                AND (d.state <> 'dead' OR a.outcome NOT IN ('OK', 'NOOP', 'UNSUPPORTED'))
                AND NOT EXISTS (
                    SELECT 1
                    FROM delivery_attempt AS newer
                    WHERE newer.delivery_id = a.delivery_id AND newer.step = a.step AND newer.id > a.id
                )
        )
    )
