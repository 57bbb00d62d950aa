UPDATE webhook_delivery
SET next_attempt_at = CURRENT_TIMESTAMP, waiting_for = NULL
WHERE state = 'pending' AND waiting_for = :#${variable.target}
