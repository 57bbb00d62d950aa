-- Once the photo is taken away, the target shows none of the person's other models either: their next event writes it anew.
UPDATE photo_sync
SET
    photo_id = NULL,
    photo_sha256 = NULL
WHERE
    connector = :#connector
    AND model_id <> :#modelId
    AND (organization, uid) IN (
        SELECT
            own.organization,
            own.uid
        FROM photo_sync AS own
        WHERE own.model_id = :#modelId AND own.connector = :#connector
    )
