SELECT attempt, step, started_at, duration_ms, outcome, http_status, message
FROM delivery_attempt
WHERE delivery_id = CAST(:?delivery AS BIGINT)
ORDER BY id
