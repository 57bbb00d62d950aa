SELECT COUNT(*) AS held
FROM webhook_delivery
WHERE
    id = :#${variable.delivery[id]}
    AND claimed_by = :#${variable.delivery[claimed_by]}
    AND claim_number = :#${variable.delivery[claim_number]}
