-- One batch of payloads of deliveries that ended.
-- (H2 would look the ids of a subquery up again for each row.)
UPDATE webhook_delivery
SET
    payload = NULL,
    payload_bytes = NULL
WHERE
    has_payload
    AND finished_at <= CURRENT_TIMESTAMP
    - CAST(:#${properties:bridge.retention.payloads-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    AND state IN ('done', 'ignored', 'dead')
FETCH FIRST 1000 ROWS ONLY
