SELECT
    id,
    event,
    model_id,
    attempts,
    claimed_by
FROM webhook_delivery
WHERE state = 'processing' AND claimed_until <= CURRENT_TIMESTAMP
ORDER BY id
FOR UPDATE SKIP LOCKED
