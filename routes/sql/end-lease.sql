-- The attempt counts, so that a delivery that ends its node each time does not do so for ever.
UPDATE webhook_delivery
SET
    state = CASE WHEN attempts >= CAST(:#${properties:bridge.retry.max-attempts} AS INTEGER) THEN 'dead' ELSE 'pending' END,
    finished_at = CASE WHEN attempts >= CAST(:#${properties:bridge.retry.max-attempts} AS INTEGER) THEN CURRENT_TIMESTAMP END,
    next_attempt_at = CURRENT_TIMESTAMP,
    last_error = CONCAT('handle-delivery: ', claimed_by, ' claimed it and did not finish'),
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
WHERE id = :#${variable.delivery[id]}
