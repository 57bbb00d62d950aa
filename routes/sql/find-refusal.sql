-- A connector that has refused this delivery for good is not asked again when others are, unless it was replayed since.
SELECT
    a.outcome,
    a.message
FROM delivery_attempt AS a
INNER JOIN webhook_delivery AS d ON a.delivery_id = d.id
WHERE
    d.id = :#${variable.delivery[id]}
    AND a.step = :#${variable.connector}
    AND a.outcome IN ('PERMANENT', 'UNMATCHED')
    AND (d.replayed_at IS NULL OR a.started_at >= d.replayed_at)
ORDER BY a.id DESC
LIMIT 1
