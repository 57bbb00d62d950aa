-- A claim steps over each delivery that is due and waits for an older one of its model. Of each model as many stay due as are
-- claimed at once; those behind become due one after another, 20 a second, which is more than are handled of one model.
MERGE INTO webhook_delivery AS d
USING (
    SELECT
        first_due.id,
        ROW_NUMBER() OVER (PARTITION BY first_due.model_id ORDER BY first_due.id)
        - CAST(:#${properties:bridge.dispatch.batch-size} AS INTEGER) AS place
    FROM (
        SELECT
            due.id,
            due.model_id
        FROM webhook_delivery AS due
        WHERE due.state = 'pending' AND due.next_attempt_at <= CURRENT_TIMESTAMP AND due.model_id IS NOT NULL
        ORDER BY due.state, due.next_attempt_at, due.id
        LIMIT 1000
    ) AS first_due
) AS placed
ON d.id = placed.id AND placed.place > 0
WHEN MATCHED AND d.state = 'pending'
    THEN UPDATE SET next_attempt_at = CURRENT_TIMESTAMP + placed.place * INTERVAL '0.05' SECOND
