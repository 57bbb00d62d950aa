-- What has become of those that a replay has queued. (Dead ones are found by webhook_delivery_due.)
CREATE INDEX webhook_delivery_by_replay ON webhook_delivery (replay_id, state);
