-- What has no payload any more must not be read again. (H2 has no partial indexes.)
ALTER TABLE webhook_delivery ADD COLUMN has_payload BOOLEAN
GENERATED ALWAYS AS (payload IS NOT NULL OR payload_bytes IS NOT NULL);
CREATE INDEX webhook_delivery_payload_age ON webhook_delivery (has_payload, finished_at);
