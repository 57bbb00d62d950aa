-- Counts a failed call. One that began before the circuit opened does not keep it open for longer. Open at least for as
-- long as the target asks for.
UPDATE target
SET
    failures = failures + 1,
    last_error = SUBSTRING(CAST(:#${variable.message} AS VARCHAR), 1, 1000),
    open_reason = :#${variable.outcome},
    opened_at = CASE
        WHEN
            :#${variable.outcome} = 'AUTH' OR failures + 1 >= CAST(:#${properties:bridge.circuit.failures} AS INTEGER)
            THEN COALESCE(opened_at, CURRENT_TIMESTAMP)
    END,
    open_until = CASE
        WHEN :#${variable.outcome} = 'AUTH'
            THEN CURRENT_TIMESTAMP
            + CAST(:#${properties:bridge.circuit.auth-pause-millis} AS BIGINT) * INTERVAL '0.001' SECOND
        WHEN failures + 1 >= CAST(:#${properties:bridge.circuit.failures} AS INTEGER)
            THEN CURRENT_TIMESTAMP + GREATEST(
                LEAST(
                    CAST(:#${properties:bridge.circuit.open-time-millis} AS BIGINT)
                    * POWER(2, LEAST(failures + 1 - CAST(:#${properties:bridge.circuit.failures} AS INTEGER), 20)),
                    CAST(:#${properties:bridge.circuit.max-open-time-millis} AS BIGINT)
                ),
                LEAST(
                    COALESCE(CAST(:#${variable.retryAfterSeconds} AS BIGINT), 0) * 1000,
                    CAST(:#${properties:bridge.retry.max-retry-after-millis} AS BIGINT)
                )
            ) * INTERVAL '0.001' SECOND
    END
WHERE name = :#${variable.target} AND (open_until IS NULL OR CAST(:#${variable.isTrial} AS BOOLEAN))
