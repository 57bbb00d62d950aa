-- Storing and deduplicating in one: nothing is inserted when the key is taken.
INSERT INTO webhook_delivery (
    idempotency_key, key_expires_at, event, model_id, organization, status, payload
)
VALUES (?, CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '0.001' SECOND, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
