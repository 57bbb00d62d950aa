-- Releases a key that no longer marks repeats: its window is over, or the model went to failed
-- after it (for a failed status: to anything else after it), which starts the model's flow anew.
UPDATE webhook_delivery
SET idempotency_key = NULL
WHERE
    idempotency_key = ?
    AND key_expires_at IS NOT NULL
    AND (
        key_expires_at <= CURRENT_TIMESTAMP
        OR EXISTS (
            SELECT 1
            FROM webhook_delivery AS later
            WHERE
                later.model_id = webhook_delivery.model_id
                AND later.id > webhook_delivery.id
                AND later.event = 'model.status.updated'
                AND (COALESCE(later.status, '') = 'failed')
                <> (
                    webhook_delivery.event = 'model.status.updated'
                    AND COALESCE(webhook_delivery.status, '') = 'failed'
                )
        )
    )
