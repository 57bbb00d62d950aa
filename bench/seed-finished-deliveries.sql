-- So many deliveries that have ended, over the last 90 days, oldest first; the payloads of the older two thirds are erased.
INSERT INTO webhook_delivery (
    idempotency_key, event, model_id, payload, state, attempts, received_at, finished_at
)
SELECT
    CONCAT('finished-', numbers.n) AS idempotency_key,
    'model.status.updated' AS event_name,
    CONCAT('finished-', numbers.n / 5) AS model_id,
    CASE WHEN numbers.age < 30 THEN REPEAT('x', 500) END AS payload,
    'done' AS state,
    1 AS attempts,
    CURRENT_TIMESTAMP - numbers.age * INTERVAL '1 day' AS received_at,
    CURRENT_TIMESTAMP - numbers.age * INTERVAL '1 day' AS finished_at
FROM (
    SELECT
        series.n,
        90.0 * (1 - series.n / sizes.rows_wanted) AS age
    FROM (SELECT CAST(? AS DOUBLE PRECISION) AS rows_wanted) AS sizes
    CROSS JOIN LATERAL GENERATE_SERIES(1, CAST(sizes.rows_wanted AS BIGINT)) AS series (n)
) AS numbers
