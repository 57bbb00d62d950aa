-- Once the photo is taken away, the target shows none of the person's other models either: their next event writes it anew.
UPDATE photo_sync
SET
    photo_id = NULL,
    photo_sha256 = NULL
WHERE
    connector = :#${variable.connector}
    AND model_id <> :#${variable.modelId}
    AND (organization, uid) IN (
        SELECT
            own.organization,
            own.uid
        FROM photo_sync AS own
        WHERE own.model_id = :#${variable.modelId} AND own.connector = :#${variable.connector}
    )
