-- What each node counted, for the chart of the console: a node's row says what came to its counters in ten seconds.
-- Rows without any are left out. Each process is a node of its own, so nobody writes another's rows.
CREATE TABLE activity (
    -- Tens of seconds since 1970 began.
    bucket BIGINT NOT NULL,
    node VARCHAR(128) NOT NULL,
    received BIGINT NOT NULL,
    stored BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    handled BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    dead BIGINT NOT NULL,
    PRIMARY KEY (bucket, node)
);

-- The models of a stage, page by page, and how many there are. Not updated_at, which changes with every event.
CREATE INDEX model_by_status ON model (status, id);
