-- The condition is count-replay.sql's. The key stays, so that a repeat from the sender still is one, and last_error
-- until the delivery ends again. One that another replay has just queued is open and left alone. Many become due one after
-- another, bridge.replay.rate a second, so that what comes in meanwhile has its turn.
UPDATE webhook_delivery AS d
SET
    state = 'pending',
    attempts = 0,
    next_attempt_at = CURRENT_TIMESTAMP
    + CAST(
        RANDOM() * 1000 * CAST(:#${variable.counted[deliveries]} AS BIGINT)
        / CAST(:#${properties:bridge.replay.rate} AS INTEGER) AS BIGINT
    ) * INTERVAL '0.001' SECOND,
    waiting_for = NULL,
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL,
    finished_at = NULL,
    replayed_at = CURRENT_TIMESTAMP,
    replay_id = :#${variable.replayId}
WHERE
    d.event IS NOT NULL
    AND d.payload IS NOT NULL
    AND d.state IN ('done', 'ignored', 'dead')
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
