INSERT INTO replay (
    requested_by, delivery_id, state, event, model_id, organization, connector, received_from, received_to, search_text,
    of_replay
)
VALUES (
    CAST(:#${variable.user} AS VARCHAR),
    CAST(:#${variable.replay[delivery]} AS BIGINT),
    CAST(:#${variable.replay[state]} AS VARCHAR),
    CAST(:#${variable.replay[event]} AS VARCHAR),
    CAST(:#${variable.replay[model]} AS VARCHAR),
    CAST(:#${variable.replay[organization]} AS VARCHAR),
    CAST(:#${variable.replay[connector]} AS VARCHAR),
    CAST(:#${variable.replay[from]} AS TIMESTAMP WITH TIME ZONE),
    CAST(:#${variable.replay[to]} AS TIMESTAMP WITH TIME ZONE),
    CAST(:#${variable.replay[text]} AS VARCHAR),
    CAST(:#${variable.replay[replay]} AS BIGINT)
)
