-- Only by the claims that are still held: one that was taken over meanwhile changes nothing.
UPDATE webhook_delivery AS d
SET
    state = f.state,
    last_error = f.last_error,
    finished_at = CURRENT_TIMESTAMP,
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
FROM
    UNNEST(
        CAST(:#ids AS BIGINT[]), CAST(:#claim_numbers AS BIGINT[]), CAST(:#states AS TEXT[]), CAST(:#reasons AS TEXT[])
    ) AS f (id, claim_number, state, last_error)
WHERE
    d.id = f.id
    AND d.claim_number = f.claim_number
    AND d.claimed_by = :#${properties:bridge.node}
