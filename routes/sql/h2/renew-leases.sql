UPDATE webhook_delivery
SET
    claimed_until = CURRENT_TIMESTAMP
    + CAST(:#${properties:bridge.dispatch.lease-millis} AS BIGINT) * INTERVAL '0.001' SECOND
WHERE
    id IN (:#in:${body})
    AND state = 'processing'
    AND claimed_by = :#${properties:bridge.node}
    AND claimed_at > CURRENT_TIMESTAMP
    - CAST(:#${properties:bridge.dispatch.max-handling-time-millis} AS BIGINT) * INTERVAL '0.001' SECOND
