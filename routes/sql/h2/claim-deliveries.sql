-- Claims what is due: of each model only its oldest open delivery, and none while another of it
-- is being handled, so that events of one model run one after another.
-- Once a choice of favorite is begun its key is released: an equal event is a new choice.
SELECT
    d.id, d.delivery_uid, d.event, d.model_id, d.organization, d.payload, d.attempts, d.claimed_by, d.claim_number,
    CAST(EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - d.next_attempt_at)) * 1000 AS BIGINT) AS late_millis,
    FORMATDATETIME(d.received_at, 'yyyy-MM-dd''T''HH:mm:ss.SSSX', 'en', 'UTC') AS received_at,
    CAST(EXTRACT(EPOCH FROM d.received_at) * 1000 AS BIGINT) AS received_millis,
    EXISTS (SELECT 1 FROM model AS m WHERE m.id = d.model_id AND m.deleted_at IS NOT NULL) AS model_deleted,
    EXISTS (SELECT 1 FROM model AS m WHERE m.id = d.model_id AND m.is_development) AS is_development
FROM FINAL TABLE (
    UPDATE webhook_delivery
    SET
        state = 'processing',
        attempts = attempts + 1,
        claim_number = claim_number + 1,
        waiting_for = NULL,
        claimed_by = :#${properties:bridge.node},
        claimed_at = CURRENT_TIMESTAMP,
        claimed_until = CURRENT_TIMESTAMP
        + CAST(:#${properties:bridge.dispatch.lease-millis} AS BIGINT) * INTERVAL '0.001' SECOND,
        idempotency_key = CASE
            WHEN event = 'model.favorite_selected' AND key_expires_at IS NOT NULL THEN NULL
            ELSE idempotency_key
        END
    WHERE id IN (
        SELECT due.id
        FROM webhook_delivery AS due
        WHERE
            due.state = 'pending'
            AND due.next_attempt_at <= CURRENT_TIMESTAMP
            AND NOT EXISTS (
                SELECT 1
                FROM webhook_delivery AS handled
                WHERE handled.model_id = due.model_id AND handled.state = 'processing'
            )
            AND NOT EXISTS (
                SELECT 1
                FROM webhook_delivery AS older
                WHERE
                    older.model_id = due.model_id
                    AND older.id < due.id
                    AND older.state IN ('pending', 'processing')
            )
        -- By state, too: so H2 reads in the order of the index until it has enough, and not all that is due.
        ORDER BY due.state, due.next_attempt_at, due.id
        LIMIT CAST(:#${properties:bridge.dispatch.batch-size} AS INTEGER)
    )
) AS d
