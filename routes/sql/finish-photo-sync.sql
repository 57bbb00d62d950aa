-- Only by the claim that is still held: what the target holds else is not known, and stays so.
UPDATE photo_sync
SET
    photo_id = :#${variable.photo[id]},
    photo_sha256 = :#${variable.photo[sha256]},
    target_ref = :#${variable.targetId},
    synced_at = CURRENT_TIMESTAMP
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
