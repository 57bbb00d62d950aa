-- Its later events may not say that it is one.
INSERT INTO model (id, is_development) VALUES (:#${variable.modelId}, TRUE) ON CONFLICT DO NOTHING
