INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome, message)
SELECT
    id,
    attempts,
    'handle-delivery' AS step,
    claimed_at,
    CAST(EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - claimed_at)) * 1000 AS INTEGER) AS duration_ms,
    'RETRYABLE' AS outcome,
    CONCAT(claimed_by, ' claimed it and did not finish') AS message
FROM webhook_delivery
WHERE id = :#${variable.delivery[id]}
