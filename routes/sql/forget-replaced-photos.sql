-- Once the photo is taken away, the target shows none of the person's earlier ones either: the next event of their models
-- writes it anew.
UPDATE photo_sync
SET
    photo_id = NULL,
    photo_sha256 = NULL
WHERE
    connector = :#${variable.connector}
    AND model_id <> :#${variable.modelId}
    AND EXISTS (
        SELECT 1
        FROM photo_sync AS own
        WHERE
            own.model_id = :#${variable.modelId}
            AND own.connector = photo_sync.connector
            AND own.organization = photo_sync.organization
            AND own.uid = photo_sync.uid
            AND own.synced_at >= photo_sync.synced_at
    )
