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
    d.payload IS NOT NULL OR d.payload_bytes IS NOT NULL AS has_payload,
    d.state IN ('done', 'ignored', 'dead') AND d.event IS NOT NULL AND d.payload IS NOT NULL AS replayable
FROM webhook_delivery AS d
WHERE d.model_id = :#${variable.model[id]}
ORDER BY d.id DESC
LIMIT 50
