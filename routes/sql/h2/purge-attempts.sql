-- One batch of attempts. Those of an open delivery stay: they tell whether its mail was sent.
-- (H2 would look the ids of a subquery up again for each row.)
DELETE FROM delivery_attempt
WHERE
    started_at <= CURRENT_TIMESTAMP
    - CAST(:#${properties:bridge.retention.attempts-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    AND EXISTS (
        SELECT 1
        FROM webhook_delivery AS d
        WHERE
            d.id = delivery_attempt.delivery_id
            AND d.state IN ('done', 'ignored', 'dead')
            AND d.finished_at <= CURRENT_TIMESTAMP
            - CAST(:#${properties:bridge.retention.attempts-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    )
FETCH FIRST 1000 ROWS ONLY
