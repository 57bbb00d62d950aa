-- As update-model.sql, for a model of which no event was handled before.
INSERT INTO model (id, uid, organization, title, is_development, created_at, finished_at, status)
VALUES (
    :#modelId,
    CAST(:#${variable.webhook[uid]} AS VARCHAR),
    CAST(:#${variable.webhook[organization]} AS VARCHAR),
    CAST(:#${variable.webhook[title]} AS VARCHAR),
    COALESCE(CAST(:#${variable.webhook[isDevelopment]} AS BOOLEAN), FALSE),
    CAST(:#${variable.webhook[createdAt]} AS VARCHAR),
    CAST(:#${variable.webhook[finishedAt]} AS VARCHAR),
    CAST(:#${variable.webhook[status]} AS VARCHAR)
)
