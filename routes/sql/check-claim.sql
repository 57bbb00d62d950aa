SELECT COUNT(*) AS held
FROM webhook_delivery
WHERE
    id = :#${variable.delivery[id]}
    AND claimed_by = :#${properties:bridge.node}
    AND claim_number = :#${variable.delivery[claim_number]}
