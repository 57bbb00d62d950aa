-- Only by the node and attempt that hold the claim: one that woke up late changes nothing.
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
    AND attempts = :#${variable.delivery[attempts]}
