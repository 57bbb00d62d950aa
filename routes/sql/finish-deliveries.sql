-- For each delivery. Only by the claim that is still held: one that was taken over meanwhile changes nothing.
UPDATE webhook_delivery
SET
    state = :#state,
    last_error = CAST(:#reason AS VARCHAR),
    finished_at = CURRENT_TIMESTAMP,
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
WHERE id = :#id AND claim_number = :#claim_number AND claimed_by = :#${properties:bridge.node}
