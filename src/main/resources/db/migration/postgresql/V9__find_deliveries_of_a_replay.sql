-- What an old replay of many has queued is far behind the newest deliveries, where the primary key would begin to look.
CREATE INDEX webhook_delivery_of_replay ON webhook_delivery (replay_id, id) WHERE replay_id IS NOT NULL;
