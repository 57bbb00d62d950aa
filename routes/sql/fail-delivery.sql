-- Without a pause to come it is dead.
UPDATE webhook_delivery
SET
    state = CASE WHEN CAST(:#${variable.retryDelayMillis} AS BIGINT) IS NULL THEN 'dead' ELSE 'pending' END,
    finished_at = CASE WHEN CAST(:#${variable.retryDelayMillis} AS BIGINT) IS NULL THEN CURRENT_TIMESTAMP END,
    next_attempt_at = CURRENT_TIMESTAMP
    + COALESCE(CAST(:#${variable.retryDelayMillis} AS BIGINT), 0) * INTERVAL '0.001' SECOND,
    last_error = SUBSTRING(CONCAT(CAST(:#${variable.step} AS VARCHAR), ': ', CAST(:#${variable.message} AS VARCHAR)), 1, 1000),
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
WHERE
    id = :#${variable.delivery[id]}
    AND claimed_by = :#${properties:bridge.node}
    AND claim_number = :#${variable.delivery[claim_number]}
