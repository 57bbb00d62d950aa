-- Another model of the person whose photo is being written or taken away just now; or one whose photo has come since this
-- model's was found to be the newest. This model's own row is marked by now, so that of two one sees the other.
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
        OR (
            other.photo_sha256 IS NULL
            AND EXISTS (
                SELECT 1
                FROM webhook_delivery AS d
                WHERE d.model_id = other.model_id AND d.state = 'processing'
            )
        )
    )
LIMIT 1
