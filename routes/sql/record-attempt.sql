INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome, http_status, message)
VALUES (
    :#${variable.delivery[id]},
    :#${variable.delivery[attempts]},
    :#${variable.step},
    -- By the database's clock, like all times.
    CURRENT_TIMESTAMP
    - (CAST(:#${variable.endedAt} AS TIMESTAMP WITH TIME ZONE) - CAST(:#${variable.startedAt} AS TIMESTAMP WITH TIME ZONE)),
    -- What the column holds, though the node's clock was set meanwhile.
    CAST(
        LEAST(
            GREATEST(
                EXTRACT(EPOCH FROM (
                    CAST(:#${variable.endedAt} AS TIMESTAMP WITH TIME ZONE) - CAST(:#${variable.startedAt} AS TIMESTAMP WITH TIME ZONE)
                )) * 1000,
                0
            ),
            2147483647
        ) AS INTEGER
    ),
    :#${variable.outcome},
    :#${variable.httpStatus},
    SUBSTRING(CAST(:#${variable.message} AS VARCHAR), 1, 1000)
)
