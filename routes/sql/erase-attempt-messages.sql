-- What a target answered may name the person.
UPDATE delivery_attempt
SET message = NULL
WHERE
    message IS NOT NULL
    AND delivery_id IN (SELECT d.id FROM webhook_delivery AS d WHERE d.model_id = :#${variable.modelId})
