-- Connectors that this delivery need not or cannot call now: those it is done with, and those whose circuit is open.
SELECT
    COUNT(DISTINCT c.connector) AS blocked,
    MIN(CASE WHEN c.is_open THEN c.connector END) AS waiting_for
FROM (
    SELECT t.name AS connector, TRUE AS is_open
    FROM target AS t
    WHERE t.open_until > CURRENT_TIMESTAMP AND t.name IN (:#in:${properties:bridge.connectors})
    UNION ALL
    SELECT a.step AS connector, FALSE AS is_open
    FROM delivery_attempt AS a
    INNER JOIN webhook_delivery AS d ON a.delivery_id = d.id
    WHERE
        d.id = :#${variable.delivery[id]}
        AND a.outcome IN ('OK', 'NOOP', 'UNSUPPORTED', 'PERMANENT', 'UNMATCHED')
        AND a.step IN (:#in:${properties:bridge.connectors})
        AND (d.replayed_at IS NULL OR a.started_at >= d.replayed_at)
) AS c
