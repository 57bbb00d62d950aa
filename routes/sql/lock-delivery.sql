-- Why the delivery cannot be replayed, or null. Whoever replays it at the same time waits for this one.
SELECT
    id,
    CASE
        WHEN state IN ('pending', 'processing') THEN CONCAT('It is ', state, ' and runs without a replay')
        WHEN event IS NULL THEN 'It is no webhook that the bridge understands, and would end the same way'
        WHEN payload IS NULL THEN 'Its payload has been erased'
    END AS reason
FROM webhook_delivery
WHERE id = :#${variable.replay[delivery]}
FOR UPDATE
