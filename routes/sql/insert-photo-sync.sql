INSERT INTO photo_sync (model_id, connector) VALUES (:#modelId, :#connector) ON CONFLICT DO NOTHING
