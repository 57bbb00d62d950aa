-- Never synced, which is as of 1970: it supersedes no other model's photo.
INSERT INTO photo_sync (model_id, connector, synced_at)
VALUES (:#${variable.modelId}, :#${variable.connector}, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')
ON CONFLICT DO NOTHING
