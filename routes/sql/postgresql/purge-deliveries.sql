-- One batch of deliveries that ended, oldest first; their attempts go with them.
-- An array, so that the batch is found by its ids whatever size the planner expects it to be.
DELETE FROM webhook_delivery
WHERE id = ANY(ARRAY(
    SELECT aged.id
    FROM webhook_delivery AS aged
    WHERE
        aged.state IN ('done', 'ignored', 'dead')
        AND aged.finished_at <= CURRENT_TIMESTAMP
        - CAST(:#${properties:bridge.retention.deliveries-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    ORDER BY aged.finished_at
    LIMIT 200
    FOR UPDATE SKIP LOCKED
))
