-- One batch of deliveries that ended; their attempts go with them.
-- (H2 would look the ids of a subquery up again for each row.)
DELETE FROM webhook_delivery
WHERE
    finished_at <= CURRENT_TIMESTAMP
    - CAST(:#${properties:bridge.retention.deliveries-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    AND state IN ('done', 'ignored', 'dead')
FETCH FIRST 1000 ROWS ONLY
