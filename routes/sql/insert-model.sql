-- As update-model.sql, for a model of which no event was handled before.
INSERT INTO model (id, uid, organization, title, is_development, created_at, finished_at, status)
VALUES (
    :#modelId,
    CAST(:#uid AS VARCHAR),
    CAST(:#organization AS VARCHAR),
    CAST(:#title AS VARCHAR),
    COALESCE(CAST(:#isDevelopment AS BOOLEAN), FALSE),
    CAST(:#createdAt AS VARCHAR),
    CAST(:#finishedAt AS VARCHAR),
    CAST(:#status AS VARCHAR)
)
ON CONFLICT DO NOTHING
