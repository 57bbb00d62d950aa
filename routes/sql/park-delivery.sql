-- No attempt is used up. It is queued again when the circuit may be tried, or close-circuit.sql closes it.
-- Behind a limit it asks again soon, and the longer it has waited the less often, up to once a minute:
-- the oldest of those that are due goes first.
UPDATE webhook_delivery
SET
    state = 'pending',
    attempts = attempts - 1,
    waiting_for = :#${variable.target},
    next_attempt_at = GREATEST(
        COALESCE(
            (SELECT t.open_until FROM target AS t WHERE t.name = :#${variable.target} AND t.open_until > CURRENT_TIMESTAMP),
            CURRENT_TIMESTAMP + LEAST(
                (CURRENT_TIMESTAMP - COALESCE(replayed_at, received_at)) / 4, 60000 * INTERVAL '0.001' SECOND
            )
        ),
        CURRENT_TIMESTAMP + 500 * INTERVAL '0.001' SECOND
    ),
    last_error = SUBSTRING(CONCAT(CAST(:#${variable.step} AS VARCHAR), ': ', CAST(:#${variable.message} AS VARCHAR)), 1, 1000),
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
WHERE
    id = :#${variable.delivery[id]}
    AND claimed_by = :#${properties:bridge.node}
    AND claim_number = :#${variable.delivery[claim_number]}
