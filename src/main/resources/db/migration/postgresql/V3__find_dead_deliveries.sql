-- Few deliveries are dead, and operators look for those: the newest first, and to replay them.
CREATE INDEX webhook_delivery_dead ON webhook_delivery (id) WHERE state = 'dead';
-- What has become of those that a replay has queued.
CREATE INDEX webhook_delivery_by_replay ON webhook_delivery (replay_id, state) WHERE replay_id IS NOT NULL;
-- A time range; rows lie nearly in the order they came, so a small index is enough.
CREATE INDEX webhook_delivery_received ON webhook_delivery USING brin (received_at);
