-- One batch of attempts, oldest first. Those of an open delivery stay: they tell whether its mail was sent.
-- An array, so that the batch is found by its ids whatever size the planner expects it to be.
DELETE FROM delivery_attempt
WHERE id = ANY(ARRAY(
    SELECT aged.id
    FROM delivery_attempt AS aged
    INNER JOIN webhook_delivery AS d ON aged.delivery_id = d.id
    WHERE
        aged.started_at <= CURRENT_TIMESTAMP
        - CAST(:#${properties:bridge.retention.attempts-millis} AS BIGINT) * INTERVAL '0.001' SECOND
        AND d.state IN ('done', 'ignored', 'dead')
        AND d.finished_at <= CURRENT_TIMESTAMP
        - CAST(:#${properties:bridge.retention.attempts-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    ORDER BY aged.started_at
    LIMIT 200
    FOR UPDATE OF aged SKIP LOCKED
))
