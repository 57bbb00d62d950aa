INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome, message)
SELECT
    id,
    attempts,
    'handle-delivery' AS step,
    claimed_at,
    -- No more than the column holds, which is 24 days.
    CAST(LEAST(EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - claimed_at)) * 1000, 2147483647) AS INTEGER) AS duration_ms,
    'RETRYABLE' AS outcome,
    CONCAT(claimed_by, ' claimed it and did not finish') AS message
FROM webhook_delivery
WHERE id = :#${variable.delivery[id]}
