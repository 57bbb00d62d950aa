-- All that ended alike. Only by the claims (id/claim_number) that are still held: what was taken over meanwhile is left
-- as it is.
UPDATE webhook_delivery
SET
    state = :#state,
    last_error = SUBSTRING(CAST(:#reason AS VARCHAR), 1, 1000),
    finished_at = CURRENT_TIMESTAMP,
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
WHERE
    id = ANY(CAST(:#ids AS BIGINT ARRAY))
    AND CONCAT(id, '/', claim_number) = ANY(CAST(:#claims AS VARCHAR ARRAY))
    AND claimed_by = :#${properties:bridge.node}
