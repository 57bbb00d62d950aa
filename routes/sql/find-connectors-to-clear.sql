-- Superseded: the target meanwhile shows the photo of a newer model of the same person.
SELECT
    own.connector,
    own.target_ref,
    EXISTS (
        SELECT 1
        FROM photo_sync AS newer
        WHERE
            newer.connector = own.connector
            AND newer.organization = own.organization
            AND newer.uid = own.uid
            AND newer.model_id <> own.model_id
            AND newer.synced_at > own.synced_at
    ) AS superseded
FROM photo_sync AS own
WHERE own.model_id = :#${variable.modelId}
ORDER BY own.connector
