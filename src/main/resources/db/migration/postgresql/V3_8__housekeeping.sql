-- Counting dead deliveries must not read the others.
CREATE INDEX webhook_delivery_dead ON webhook_delivery (id) WHERE state = 'dead';
