INSERT INTO target (name) VALUES (:#${variable.target}) ON CONFLICT DO NOTHING
