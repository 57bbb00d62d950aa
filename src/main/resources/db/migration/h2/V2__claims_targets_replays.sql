-- Whoever holds a claim knows its number: one that was taken over meanwhile has another.
ALTER TABLE webhook_delivery ADD COLUMN claim_number BIGINT NOT NULL DEFAULT 0;
-- The target whose circuit or limit a pending delivery waits for.
ALTER TABLE webhook_delivery ADD COLUMN waiting_for VARCHAR(128);
-- The last replay of the delivery: attempts before it no longer count.
ALTER TABLE webhook_delivery ADD COLUMN replayed_at TIMESTAMP WITH TIME ZONE;

CREATE INDEX webhook_delivery_waiting ON webhook_delivery (state, waiting_for);
-- Housekeeping goes by age.
CREATE INDEX webhook_delivery_finished ON webhook_delivery (finished_at);
CREATE INDEX delivery_attempt_started ON delivery_attempt (started_at);

-- What the bridge calls: a connector, headshotpro, photo-host, smtp. Shared by all nodes.
CREATE TABLE target (
    name VARCHAR(128) PRIMARY KEY,
    -- Failed calls in a row.
    failures INTEGER NOT NULL DEFAULT 0,
    -- Not NULL: the circuit is open, and once that time is past one call tries whether the target is back.
    open_until TIMESTAMP WITH TIME ZONE,
    opened_at TIMESTAMP WITH TIME ZONE,
    -- The outcome that opened it: RETRYABLE, or AUTH for a target that refused our credentials.
    open_reason VARCHAR(16),
    last_error VARCHAR(1000),
    -- The rate limit: when a call would be on time that comes as regularly as the limit allows.
    next_call_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Each replay that an operator asked for, with its filter.
CREATE TABLE replay (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    requested_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    delivery_id BIGINT,
    state VARCHAR(16),
    event VARCHAR(128),
    model_id VARCHAR(128),
    organization VARCHAR(256),
    connector VARCHAR(128),
    received_from TIMESTAMP WITH TIME ZONE,
    received_to TIMESTAMP WITH TIME ZONE,
    -- How many it queued again.
    deliveries INTEGER NOT NULL DEFAULT 0
);
ALTER TABLE webhook_delivery ADD COLUMN replay_id BIGINT;
