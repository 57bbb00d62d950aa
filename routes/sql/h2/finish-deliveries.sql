-- Only by the claims that are still held: one that was taken over meanwhile changes nothing.
MERGE INTO webhook_delivery AS d
USING (
    SELECT id, claim_number, state, last_error
    FROM UNNEST(
        CAST(:#ids AS BIGINT ARRAY), CAST(:#claim_numbers AS BIGINT ARRAY),
        CAST(:#states AS VARCHAR ARRAY), CAST(:#reasons AS VARCHAR ARRAY)
    ) AS f (id, claim_number, state, last_error)
) AS f
ON d.id = f.id AND d.claim_number = f.claim_number AND d.claimed_by = :#${properties:bridge.node}
WHEN MATCHED THEN UPDATE SET
    state = f.state,
    last_error = f.last_error,
    finished_at = CURRENT_TIMESTAMP,
    claimed_by = NULL,
    claimed_at = NULL,
    claimed_until = NULL
