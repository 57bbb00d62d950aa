-- Deliveries that are due. The first value is how many in a row are of one model, the second a prefix of keys and models,
-- the third how many.
INSERT INTO webhook_delivery (idempotency_key, event, model_id, organization, status, payload, next_attempt_at)
SELECT
    CONCAT(seeds.named, seeds.n) AS idempotency_key,
    'model.status.updated' AS event_name,
    CONCAT(seeds.named, seeds.n / seeds.in_a_row) AS model_id,
    'acme' AS organization,
    'pending' AS status,
    CONCAT(
        '{"id":"', seeds.named, seeds.n, '","event":"model.status.updated","objectType":"model","object":{"_id":"',
        seeds.named, seeds.n / seeds.in_a_row, '","uid":"u-', seeds.n / seeds.in_a_row,
        '","title":"', REPEAT('x', 300), '","status":"pending","isDevelopment":false,"organization":"acme"}}'
    ) AS payload,
    -- As if 10,000 a second had come.
    CURRENT_TIMESTAMP - INTERVAL '1 hour' + seeds.n * INTERVAL '0.0001 s' AS next_attempt_at
FROM (
    SELECT
        series.n,
        CAST(? AS BIGINT) AS in_a_row,
        CAST(? AS TEXT) AS named
    FROM GENERATE_SERIES(0, CAST(? AS BIGINT) - 1) AS series (n)
) AS seeds
