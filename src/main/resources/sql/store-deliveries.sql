-- As store-delivery.sql, for many that can be read and wait to be handled (PostgreSQL); returns the keys that were stored.
INSERT INTO webhook_delivery (idempotency_key, key_expires_at, event, model_id, organization, status, payload)
SELECT
    w.idempotency_key,
    CURRENT_TIMESTAMP + w.key_window * INTERVAL '0.001' SECOND AS key_expires_at,
    w.event,
    w.model_id,
    w.organization,
    w.status,
    w.payload
FROM
    UNNEST(?, ?, ?, ?, ?, ?, ?)
    AS w (idempotency_key, key_window, event, model_id, organization, status, payload)
ON CONFLICT DO NOTHING
RETURNING idempotency_key
