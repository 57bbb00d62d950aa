-- A claim steps over each delivery that is due and waits for an older one of its model. Of each model as many stay due as are
-- claimed at once; those behind become due one after another, 20 a second, which is more than are handled of one model.
UPDATE webhook_delivery AS d
SET next_attempt_at = CURRENT_TIMESTAMP + placed.place * INTERVAL '50 ms'
FROM (
    SELECT
        first_due.id,
        ROW_NUMBER() OVER (PARTITION BY first_due.model_id ORDER BY first_due.id)
        - CAST(:#${properties:bridge.dispatch.batch-size} AS INTEGER) AS place
    FROM FIRST_DUE(1000) AS first_due
    WHERE first_due.model_id IS NOT NULL
) AS placed
WHERE d.id = placed.id AND placed.place > 0 AND d.state = 'pending'
