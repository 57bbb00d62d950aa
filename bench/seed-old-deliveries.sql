-- Five million old deliveries for PostgreSQL, to see housekeeping at work (docs/housekeeping.md): four million that go,
-- one million whose payload goes, and an attempt for each fifth of those that go.
INSERT INTO webhook_delivery (
    idempotency_key, event, model_id, payload, state, received_at, finished_at
)
SELECT
    CONCAT('seed-', n) AS idempotency_key,
    'model.created' AS event_name,
    CONCAT('seed-', n / 5) AS model_id,
    REPEAT('x', 500) AS payload,
    'done' AS state,
    CURRENT_TIMESTAMP - INTERVAL '100 days' AS received_at,
    CURRENT_TIMESTAMP - CASE WHEN n <= 4000000 THEN INTERVAL '100 days' ELSE INTERVAL '60 days' END
    + n * INTERVAL '1 millisecond' AS finished_at
FROM GENERATE_SERIES(1, 5000000) AS numbers (n);

INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome)
SELECT
    d.id,
    1 AS attempt,
    'send-email' AS step,
    d.finished_at,
    5 AS duration_ms,
    'OK' AS outcome
FROM webhook_delivery AS d
WHERE d.id % 5 = 0 AND d.finished_at < CURRENT_TIMESTAMP - INTERVAL '90 days';

ANALYZE;
