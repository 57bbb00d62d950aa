-- The inbox: every webhook that was answered 200, and authentic ones that could not be read.
-- It is the idempotent repository, the log and the queue in one, so that storing and
-- deduplicating are one atomic insert.
CREATE TABLE webhook_delivery (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Names the delivery outside: CloudEvents id, Message-ID. Unlike id it survives a new database.
    delivery_uid UUID NOT NULL DEFAULT RANDOM_UUID(),
    -- NULL once the key no longer marks repeats.
    idempotency_key VARCHAR(400) UNIQUE,
    -- NULL: the key is the sender's own id, and holds for as long as the row.
    key_expires_at TIMESTAMP WITH TIME ZONE,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    event VARCHAR(128),
    model_id VARCHAR(128),
    organization VARCHAR(256),
    -- The model's status as the payload gives it.
    status VARCHAR(64),
    payload VARCHAR(1048576),
    -- Only where the body was not UTF-8 text: its exact bytes.
    payload_bytes VARBINARY(1048576),
    state VARCHAR(16) NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'processing', 'done', 'ignored', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    claimed_by VARCHAR(128),
    claimed_at TIMESTAMP WITH TIME ZONE,
    claimed_until TIMESTAMP WITH TIME ZONE,
    duplicates INTEGER NOT NULL DEFAULT 0,
    last_error VARCHAR(1000),
    finished_at TIMESTAMP WITH TIME ZONE
);

-- H2 has no partial indexes; state leads instead.
CREATE INDEX webhook_delivery_due ON webhook_delivery (state, next_attempt_at, id);
CREATE INDEX webhook_delivery_leased ON webhook_delivery (state, claimed_until);
CREATE INDEX webhook_delivery_by_model ON webhook_delivery (model_id, id);

CREATE TABLE delivery_attempt (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    delivery_id BIGINT NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
    attempt INTEGER NOT NULL,
    -- A connector's name, or the step that called out: fetch-favorite-photo, look-up-person, send-email.
    step VARCHAR(128) NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    duration_ms INTEGER NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    http_status INTEGER,
    message VARCHAR(1000)
);
CREATE INDEX delivery_attempt_by_delivery ON delivery_attempt (delivery_id, id);

-- The identity map: HeadshotPro's model to the person, and where the model stands.
CREATE TABLE model (
    id VARCHAR(128) PRIMARY KEY,
    uid VARCHAR(256),
    organization VARCHAR(256),
    title VARCHAR(256),
    email VARCHAR(320),
    status VARCHAR(64),
    is_development BOOLEAN NOT NULL DEFAULT FALSE,
    -- As HeadshotPro wrote them.
    created_at VARCHAR(64),
    finished_at VARCHAR(64),
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    -- Ours: when model.deleted was handled. Late events of the model are ignored from then on.
    deleted_at TIMESTAMP WITH TIME ZONE
);

-- The photo that each connector holds, kept until the model is deleted, when
-- HeadshotPro may no longer know who it was.
CREATE TABLE photo_sync (
    model_id VARCHAR(128) NOT NULL,
    connector VARCHAR(128) NOT NULL,
    organization VARCHAR(256),
    uid VARCHAR(256),
    email VARCHAR(320),
    photo_id VARCHAR(128),
    -- NULL while a write is under way: what the target holds is not known.
    photo_sha256 VARCHAR(64),
    -- The target's own name for what it keeps (a file id), needed to remove it.
    target_ref VARCHAR(512),
    synced_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (model_id, connector)
);
-- Whose photo a target shows: the newest of the person's models.
CREATE INDEX photo_sync_by_person ON photo_sync (connector, organization, uid);
