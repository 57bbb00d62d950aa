-- From here until the removal is done nobody knows what the target shows of the person; then it shows none of the person's
-- earlier photos either: the next event of their models writes it anew.
UPDATE photo_sync
SET
    photo_id = NULL,
    photo_sha256 = NULL
WHERE
    connector = :#${variable.connector}
    AND EXISTS (
        SELECT 1
        FROM photo_sync AS own
        WHERE
            own.model_id = :#${variable.modelId}
            AND own.connector = photo_sync.connector
            AND (
                photo_sync.model_id = own.model_id
                OR (
                    photo_sync.organization = own.organization
                    AND photo_sync.uid = own.uid
                    AND photo_sync.synced_at <= own.synced_at
                )
            )
    )
