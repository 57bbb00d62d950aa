SELECT
    id, received_at, event, model_id, organization, status, state, attempts, next_attempt_at,
    duplicates, last_error, finished_at
FROM webhook_delivery
WHERE
    (:?model = '' OR model_id = :?model)
    AND (:?state = '' OR state = :?state)
    AND (:?event = '' OR event = :?event)
ORDER BY id DESC
LIMIT LEAST(CAST(:?limit AS INTEGER), 1000)
