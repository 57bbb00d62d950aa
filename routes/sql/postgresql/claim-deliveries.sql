-- Claims what is due: of each model only its oldest open delivery, and none while another of it
-- is being handled, so that events of one model run one after another.
-- Once a choice of favorite is begun its key is released: an equal event is a new choice.
UPDATE webhook_delivery AS d
SET
    state = 'processing',
    attempts = d.attempts + 1,
    claim_number = d.claim_number + 1,
    waiting_for = NULL,
    claimed_by = :#${properties:bridge.node},
    claimed_at = CURRENT_TIMESTAMP,
    claimed_until = CURRENT_TIMESTAMP
    + CAST(:#${properties:bridge.dispatch.lease-millis} AS BIGINT) * INTERVAL '0.001' SECOND,
    idempotency_key = CASE
        WHEN d.event = 'model.favorite_selected' AND d.key_expires_at IS NOT NULL THEN NULL
        ELSE d.idempotency_key
    END
WHERE d.id IN (
    SELECT due.id
    FROM webhook_delivery AS due
    WHERE
        due.state = 'pending'
        AND due.next_attempt_at <= CURRENT_TIMESTAMP
        -- What was due before has been handled, yet vacuum has not taken it out of the index.
        AND due.next_attempt_at >= CURRENT_TIMESTAMP
        - CAST(:#${bean:backlog?method=lookBackMillis} AS BIGINT) * INTERVAL '0.001' SECOND
        AND (
            due.model_id IS NULL
            OR (
                -- Known without asking: what waits behind these would be looked at in vain.
                due.model_id <> ALL (CAST(:#${bean:claimsInHand?method=modelIds} AS TEXT []))
                -- OFFSET 0: asked for each, in the index. A join would read all that are open.
                AND NOT EXISTS (
                    SELECT 1
                    FROM webhook_delivery AS older
                    WHERE
                        older.model_id = due.model_id
                        AND older.id < due.id
                        AND older.state IN ('pending', 'processing')
                    OFFSET 0
                )
                AND NOT EXISTS (
                    SELECT 1
                    FROM webhook_delivery AS handled
                    WHERE handled.model_id = due.model_id AND handled.state = 'processing'
                    OFFSET 0
                )
            )
        )
    ORDER BY due.next_attempt_at, due.id
    LIMIT CAST(:#${properties:bridge.dispatch.batch-size} AS INTEGER)
    FOR UPDATE SKIP LOCKED
)
RETURNING
    d.id, d.delivery_uid, d.event, d.model_id, d.organization, d.payload, d.attempts, d.claimed_by, d.claim_number,
    CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP - d.next_attempt_at) * 1000 AS BIGINT) AS late_millis,
    TO_CHAR(d.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS received_at,
    CAST(EXTRACT(EPOCH FROM d.received_at) * 1000 AS BIGINT) AS received_millis,
    COALESCE((SELECT m.deleted_at IS NOT NULL FROM model AS m WHERE m.id = d.model_id), FALSE) AS model_deleted,
    COALESCE((SELECT m.is_development FROM model AS m WHERE m.id = d.model_id), FALSE) AS is_development
