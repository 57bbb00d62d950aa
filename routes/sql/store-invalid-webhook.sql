-- An authentic webhook that cannot be understood, for an operator to look at.
INSERT INTO webhook_delivery (
    idempotency_key, payload, payload_bytes, state, last_error, finished_at
)
VALUES (
    :#deliveryKey, :#payload, :#${variable.payloadBytes}, 'dead', :#reason, CURRENT_TIMESTAMP
)
ON CONFLICT DO NOTHING
