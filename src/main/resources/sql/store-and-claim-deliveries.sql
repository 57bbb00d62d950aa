-- As store-deliveries.sql; of those that may be claimed, what has no open delivery of its model before it is claimed at
-- once, as claim-deliveries.sql would. Two nodes at the same moment: webhook_delivery_one_per_model lets one of them.
INSERT INTO webhook_delivery AS d (
    delivery_uid, idempotency_key, key_expires_at, event, model_id, organization, status, payload,
    state, attempts, claim_number, claimed_by, claimed_at, claimed_until
)
SELECT
    w.delivery_uid,
    w.idempotency_key,
    CURRENT_TIMESTAMP + w.key_window * INTERVAL '0.001' SECOND AS key_expires_at,
    w.event,
    w.model_id,
    w.organization,
    w.status,
    w.payload,
    CASE WHEN w.claimed THEN 'processing' ELSE 'pending' END AS state,
    CAST(w.claimed AS INTEGER) AS attempts,
    CAST(w.claimed AS INTEGER) AS claim_number,
    CASE WHEN w.claimed THEN w.node END AS claimed_by,
    CASE WHEN w.claimed THEN CURRENT_TIMESTAMP END AS claimed_at,
    CASE WHEN w.claimed THEN CURRENT_TIMESTAMP + w.lease * INTERVAL '0.001' SECOND END AS claimed_until
FROM (
    SELECT
        u.*,
        CAST(? AS TEXT) AS node,
        CAST(? AS BIGINT) AS lease,
        u.claimable AND NOT HAS_OPEN_DELIVERY(u.model_id) AS claimed
    FROM
        UNNEST(?, ?, ?, ?, ?, ?, ?, ?, ?)
        AS u (delivery_uid, idempotency_key, key_window, event, model_id, organization, status, payload, claimable)
    -- So that it is asked once for each.
    OFFSET 0
) AS w
ON CONFLICT DO NOTHING
RETURNING
    d.idempotency_key,
    d.state = 'processing' AS claimed,
    d.id,
    d.delivery_uid,
    d.attempts,
    d.claim_number,
    TO_CHAR(d.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS received_at,
    CAST(EXTRACT(EPOCH FROM d.received_at) * 1000 AS BIGINT) AS received_millis,
    -- Not EXISTS: PostgreSQL might keep a plan that reads all models.
    COALESCE((SELECT m.deleted_at IS NOT NULL FROM model AS m WHERE m.id = d.model_id), FALSE) AS model_deleted,
    COALESCE((SELECT m.is_development FROM model AS m WHERE m.id = d.model_id), FALSE) AS is_development
