-- Tried again after first-delay, and four times as long after each further attempt, unless trying
-- again is no use. What the target asks for (Retry-After) counts where it is longer.
UPDATE webhook_delivery
SET
    state = CASE
        WHEN
            :#outcome IN ('PERMANENT', 'UNMATCHED')
            OR attempts >= CAST(:#${properties:bridge.retry.max-attempts} AS INTEGER) THEN 'dead'
        ELSE 'pending'
    END,
    finished_at = CASE
        WHEN
            :#outcome IN ('PERMANENT', 'UNMATCHED')
            OR attempts >= CAST(:#${properties:bridge.retry.max-attempts} AS INTEGER) THEN CURRENT_TIMESTAMP
    END,
    next_attempt_at = CURRENT_TIMESTAMP + LEAST(
        GREATEST(
            CAST(:#${properties:bridge.retry.first-delay-millis} AS BIGINT) * POWER(4, LEAST(attempts, 12) - 1),
            COALESCE(CAST(:#${variable.retryAfterSeconds} AS BIGINT), 0) * 1000
        ),
        CAST(:#${properties:bridge.retry.max-delay-millis} AS BIGINT)
    ) * INTERVAL '0.001' SECOND,
    last_error = SUBSTRING(CONCAT(CAST(:#${variable.step} AS VARCHAR), ': ', CAST(:#${variable.message} AS VARCHAR)), 1, 1000),
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
WHERE
    id = :#${variable.delivery[id]}
    AND claimed_by = :#${properties:bridge.node}
    AND attempts = :#${variable.delivery[attempts]}
