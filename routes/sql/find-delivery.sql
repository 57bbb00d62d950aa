-- One delivery with all that is known of it. Why and what to do tell about the state; the attempts tell about a failure.
SELECT
    d.id,
    d.delivery_uid,
    d.received_at,
    d.event,
    d.model_id,
    d.organization,
    d.status,
    d.state,
    d.attempts,
    d.next_attempt_at,
    d.waiting_for,
    d.duplicates,
    d.last_error,
    d.finished_at,
    d.replay_id,
    d.replayed_at,
    d.idempotency_key AS "key",
    d.claimed_by,
    d.claimed_at,
    d.payload,
    d.payload_bytes AS payload_base64,
    d.payload IS NOT NULL OR d.payload_bytes IS NOT NULL AS has_payload,
    d.state IN ('done', 'ignored', 'dead') AND d.event IS NOT NULL AND d.payload IS NOT NULL AS replayable,
    CASE
        WHEN d.state = 'processing' THEN CONCAT(d.claimed_by, ' is handling it')
        WHEN d.state = 'ignored' THEN d.last_error
        WHEN d.state = 'dead' AND d.event IS NULL THEN CONCAT('It is no webhook that the bridge understands. ', d.last_error)
        WHEN d.state = 'dead' THEN d.last_error
        WHEN d.state = 'done' THEN NULL
        WHEN
            EXISTS (
                SELECT 1
                FROM webhook_delivery AS older
                WHERE older.model_id = d.model_id AND older.id < d.id AND older.state IN ('pending', 'processing')
            )
            THEN 'It waits for an older event of the same model, which is not through yet'
        WHEN d.waiting_for IS NOT NULL THEN CONCAT(d.waiting_for, ' is to be left alone for now. ', d.last_error)
        WHEN d.attempts > 0 THEN CONCAT('Attempt ', d.attempts, ' failed, and the next one comes by itself')
        WHEN d.next_attempt_at > CURRENT_TIMESTAMP THEN 'It is one of many that were due at once, and they become due one after another'
        ELSE 'It is due, and runs as soon as a handler is free'
    END AS why,
    CASE
        WHEN d.state IN ('processing', 'done') THEN NULL
        WHEN d.state = 'ignored' THEN 'Nothing, unless that was not meant: change it, then replay'
        WHEN
            d.state = 'dead' AND d.event IS NULL
            THEN 'It cannot be replayed. Read its payload, and ask who sends it; HeadshotPro may have changed its webhooks'
        WHEN
            d.state = 'dead' AND d.payload IS NULL
            THEN 'It cannot be replayed, since its payload has been erased. A newer event of the model does the same'
        WHEN d.state = 'dead' THEN 'Remove the cause, then replay'
        WHEN d.waiting_for IS NOT NULL THEN 'Nothing for this delivery: it goes on by itself. Look at the target'
        ELSE 'Nothing'
    END AS what_to_do
FROM webhook_delivery AS d
WHERE d.id = :#${variable.query[id]}
