-- Takes the one call that an open circuit lets through when its time is past, and a place within the
-- rate limit. Calls are taken to come evenly at four fifths of the limit, and may be early by a fifth
-- of a minute's calls: so no minute has more than the limit.
UPDATE target
SET
    open_until = CASE
        WHEN open_until IS NOT NULL
            THEN CURRENT_TIMESTAMP
            + CAST(:#${properties:bridge.circuit.open-time-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    END,
    next_call_at = CASE
        WHEN CAST(:#${variable.callsPerMinute} AS INTEGER) > 0
            THEN GREATEST(next_call_at, CURRENT_TIMESTAMP)
            + 75000.0 / CAST(:#${variable.callsPerMinute} AS INTEGER) * INTERVAL '0.001' SECOND
        ELSE next_call_at
    END
WHERE
    name = :#${variable.target}
    AND (open_until IS NULL OR open_until <= CURRENT_TIMESTAMP)
    AND (
        CAST(:#${variable.callsPerMinute} AS INTEGER) = 0
        OR next_call_at <= CURRENT_TIMESTAMP
        + GREATEST(15000 - 75000.0 / CAST(:#${variable.callsPerMinute} AS INTEGER), 0) * INTERVAL '0.001' SECOND
    )
