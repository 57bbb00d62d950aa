-- Reads indexes of open and dead deliveries alone, so its cost does not grow with history.
-- Due is what could be claimed at once: nothing older of its model is open.
SELECT
    (SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.state = 'pending') AS pending,
    (SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.state = 'processing') AS processing,
    (SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.state = 'dead') AS dead,
    -- Not what was answered 400, nor what has no payload any more: nobody can mend that.
    (
        SELECT COUNT(*)
        FROM webhook_delivery AS d
        WHERE d.state = 'dead' AND d.event IS NOT NULL AND d.payload IS NOT NULL
    ) AS replayable,
    (
        SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.state = 'pending' AND d.waiting_for IS NOT NULL
    ) AS waiting_for_target,
    CURRENT_TIMESTAMP AS measured_at,
    (
        SELECT CAST(EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - due.next_attempt_at)) AS DOUBLE PRECISION)
        FROM webhook_delivery AS due
        WHERE
            due.state = 'pending'
            AND due.next_attempt_at <= CURRENT_TIMESTAMP
            AND NOT EXISTS (
                SELECT 1
                FROM webhook_delivery AS older
                WHERE
                    older.model_id = due.model_id
                    AND older.id < due.id
                    AND older.state IN ('pending', 'processing')
            )
        -- By state, too: so H2 reads in the order of the index.
        ORDER BY due.state, due.next_attempt_at
        LIMIT 1
    ) AS oldest_due_seconds
