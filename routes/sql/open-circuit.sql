-- Counts a failed call. One that began before the circuit opened does not keep it open for longer.
UPDATE target
SET
    failures = failures + 1,
    last_error = :#message,
    open_reason = :#outcome,
    opened_at = CASE
        WHEN
            :#outcome = 'AUTH' OR failures + 1 >= CAST(:#${properties:bridge.circuit.failures} AS INTEGER)
            THEN COALESCE(opened_at, CURRENT_TIMESTAMP)
    END,
    open_until = CASE
        WHEN :#outcome = 'AUTH'
            THEN CURRENT_TIMESTAMP
            + CAST(:#${properties:bridge.circuit.auth-pause-millis} AS BIGINT) * INTERVAL '0.001' SECOND
        WHEN failures + 1 >= CAST(:#${properties:bridge.circuit.failures} AS INTEGER)
            THEN CURRENT_TIMESTAMP + LEAST(
                CAST(:#${properties:bridge.circuit.open-time-millis} AS BIGINT)
                * POWER(2, LEAST(failures + 1 - CAST(:#${properties:bridge.circuit.failures} AS INTEGER), 20)),
                CAST(:#${properties:bridge.circuit.max-open-time-millis} AS BIGINT)
            ) * INTERVAL '0.001' SECOND
    END
WHERE name = :#target AND (open_until IS NULL OR CAST(:#isTrial AS BOOLEAN))
