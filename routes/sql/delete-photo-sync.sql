-- Only by the claim that is still held: the node that took over may have synced since, and must remove it some day.
DELETE FROM photo_sync
WHERE
    model_id = :#${variable.modelId}
    AND connector = :#${variable.connector}
    AND EXISTS (
        SELECT 1
        FROM webhook_delivery AS d
        WHERE
            d.id = :#${variable.delivery[id]}
            AND d.claimed_by = :#${properties:bridge.node}
            AND d.claim_number = :#${variable.delivery[claim_number]}
    )
