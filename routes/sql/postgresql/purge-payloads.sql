-- One batch of payloads, of the deliveries that ended first.
-- An array, so that the batch is found by its ids whatever size the planner expects it to be.
UPDATE webhook_delivery
SET
    payload = NULL,
    payload_bytes = NULL
WHERE id = ANY(ARRAY(
    SELECT aged.id
    FROM webhook_delivery AS aged
    WHERE
        (aged.payload IS NOT NULL OR aged.payload_bytes IS NOT NULL)
        AND aged.state IN ('done', 'ignored', 'dead')
        AND aged.finished_at <= CURRENT_TIMESTAMP
        - CAST(:#${properties:bridge.retention.payloads-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    ORDER BY aged.finished_at
    LIMIT 200
    FOR UPDATE SKIP LOCKED
))
