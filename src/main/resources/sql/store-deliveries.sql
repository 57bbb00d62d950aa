-- As store-delivery.sql, for many that can be read and wait to be handled (PostgreSQL); returns the keys that were stored.
INSERT INTO webhook_delivery (
    delivery_uid, idempotency_key, key_expires_at, event, model_id, organization, status, payload
)
SELECT
    w.delivery_uid,
    w.idempotency_key,
    CURRENT_TIMESTAMP + w.key_window * INTERVAL '0.001' SECOND AS key_expires_at,
    w.event,
    w.model_id,
    w.organization,
    w.status,
    w.payload
FROM
    UNNEST(?, ?, ?, ?, ?, ?, ?, ?)
    AS w (delivery_uid, idempotency_key, key_window, event, model_id, organization, status, payload)
ON CONFLICT DO NOTHING
RETURNING idempotency_key
