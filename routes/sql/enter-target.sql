-- Takes the one call that an open circuit lets through when its time is past, and a place within the
-- rate limit: calls may come early by ten seconds' worth of them, and no more.
UPDATE target
SET
    open_until = CASE
        WHEN open_until IS NOT NULL
            THEN CURRENT_TIMESTAMP
            + CAST(:#${properties:bridge.circuit.open-time-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    END,
    next_call_at = CASE
        WHEN CAST(:#callsPerMinute AS INTEGER) > 0
            THEN GREATEST(next_call_at, CURRENT_TIMESTAMP)
            + 60000.0 / CAST(:#callsPerMinute AS INTEGER) * INTERVAL '0.001' SECOND
        ELSE next_call_at
    END
WHERE
    name = :#target
    AND (open_until IS NULL OR open_until <= CURRENT_TIMESTAMP)
    AND (CAST(:#callsPerMinute AS INTEGER) = 0 OR next_call_at <= CURRENT_TIMESTAMP + INTERVAL '10' SECOND)
