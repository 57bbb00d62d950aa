-- Counts a repeat on the delivery it repeats, as long as that one's key still marks repeats:
-- within its window, and not once the model's flow has started anew after a failure.
-- (release-key.sql holds the same condition, turned round.)
UPDATE webhook_delivery
SET duplicates = duplicates + 1
WHERE
    idempotency_key = ?
    AND (
        key_expires_at IS NULL
        OR (
            key_expires_at > CURRENT_TIMESTAMP
            AND NOT EXISTS (
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
    )
