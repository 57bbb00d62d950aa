-- A deletion must not take away what is just being written for another model of the person, or has been since this model's
-- photo was found to be the newest; and nothing is written while a deletion takes another model's away. Whoever writes has
-- marked its row by now, and whoever deletes has claimed its delivery: of two, one sees the other.
SELECT other.model_id
FROM photo_sync AS own
INNER JOIN photo_sync AS other
    ON own.connector = other.connector AND own.organization = other.organization AND own.uid = other.uid
WHERE
    own.model_id = :#${variable.modelId}
    AND own.connector = :#${variable.connector}
    AND other.model_id <> own.model_id
    AND (
        (CAST(:#${variable.operation} AS VARCHAR) = 'remove' AND other.synced_at > own.synced_at)
        OR EXISTS (
            SELECT 1
            FROM webhook_delivery AS d
            WHERE
                d.model_id = other.model_id
                AND d.state = 'processing'
                AND CASE CAST(:#${variable.operation} AS VARCHAR)
                    WHEN 'remove' THEN other.photo_sha256 IS NULL AND d.event <> 'model.deleted'
                    ELSE d.event = 'model.deleted'
                END
        )
    )
LIMIT 1
