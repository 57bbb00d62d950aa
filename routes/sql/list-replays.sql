-- A delivery counts for the replay that has queued it last.
SELECT
    r.id,
    r.requested_at,
    r.requested_by,
    r.delivery_id,
    r.state,
    r.event,
    r.model_id,
    r.organization,
    r.connector,
    r.received_from,
    r.received_to,
    r.search_text,
    r.of_replay,
    r.deliveries,
    (
        SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.replay_id = r.id AND d.state IN ('pending', 'processing')
    ) AS open,
    (SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.replay_id = r.id AND d.state = 'done') AS done,
    (SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.replay_id = r.id AND d.state = 'ignored') AS ignored,
    (SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.replay_id = r.id AND d.state = 'dead') AS dead
FROM replay AS r
WHERE r.id < CAST(:#${variable.query[before]} AS BIGINT)
ORDER BY r.id DESC
LIMIT CAST(:#${variable.query[limit]} AS BIGINT)
