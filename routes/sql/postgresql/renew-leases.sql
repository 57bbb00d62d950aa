-- Skips what is being closed at the moment: waiting for it, with other rows locked, could be a deadlock.
UPDATE webhook_delivery
SET
    claimed_until = CURRENT_TIMESTAMP
    + CAST(:#${properties:bridge.dispatch.lease-millis} AS BIGINT) * INTERVAL '0.001' SECOND
WHERE id IN (
    SELECT held.id
    FROM webhook_delivery AS held
    WHERE
        held.id IN (:#in:${body})
        AND held.state = 'processing'
        AND held.claimed_by = :#${properties:bridge.node}
        AND held.claimed_at > CURRENT_TIMESTAMP
        - CAST(:#${properties:bridge.dispatch.max-handling-time-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    FOR UPDATE SKIP LOCKED
)
