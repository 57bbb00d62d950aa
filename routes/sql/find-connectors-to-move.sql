-- As find-connectors-to-clear.sql, of those that got the photo for somebody else than whom the model's events name now.
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
INNER JOIN model AS m ON own.model_id = m.id
WHERE own.model_id = :#${variable.modelId} AND own.uid <> m.uid
ORDER BY own.connector
