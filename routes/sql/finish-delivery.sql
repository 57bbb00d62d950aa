-- Only by the claim that is still held: one that was taken over meanwhile changes nothing.
UPDATE webhook_delivery
SET
    state = :#state,
    last_error = :#${variable.reason},
    finished_at = CURRENT_TIMESTAMP,
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
WHERE
    id = :#${variable.delivery[id]}
    AND claimed_by = :#${properties:bridge.node}
    AND claim_number = :#${variable.delivery[claim_number]}
