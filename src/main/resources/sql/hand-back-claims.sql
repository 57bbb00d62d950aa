-- The attempt was not made to its end and does not count.
UPDATE webhook_delivery
SET
    state = 'pending',
    attempts = attempts - 1,
    next_attempt_at = CURRENT_TIMESTAMP,
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
WHERE state = 'processing' AND claimed_by = ?
