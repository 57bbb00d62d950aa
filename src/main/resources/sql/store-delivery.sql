-- Storing and deduplicating in one: nothing is inserted when the key is taken.
-- A webhook that cannot be understood comes with its state, dead, and why.
INSERT INTO webhook_delivery (
    idempotency_key, key_expires_at, event, model_id, organization, status, payload, payload_bytes,
    state, last_error, finished_at
)
VALUES (
    ?, CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '0.001' SECOND, ?, ?, ?, ?, ?, ?,
    ?, ?, CASE WHEN CAST(? AS BOOLEAN) THEN CURRENT_TIMESTAMP END
)
ON CONFLICT DO NOTHING
