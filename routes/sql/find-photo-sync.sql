-- What this model has at the connector, and what the connector keeps of the person at all: a
-- newer model's photo takes the place of an older one's.
SELECT
    (SELECT own.photo_id FROM photo_sync AS own WHERE own.model_id = m.id AND own.connector = :#${variable.connector}) AS photo_id,
    (
        SELECT own.photo_sha256 FROM photo_sync AS own WHERE own.model_id = m.id AND own.connector = :#${variable.connector}
    ) AS photo_sha256,
    (
        SELECT held.target_ref
        FROM photo_sync AS held
        WHERE
            held.connector = :#${variable.connector}
            AND (held.model_id = m.id OR (held.organization = m.organization AND held.uid = m.uid))
            AND held.target_ref IS NOT NULL
        ORDER BY held.synced_at DESC
        LIMIT 1
    ) AS target_ref
FROM model AS m
WHERE m.id = :#${variable.modelId}
