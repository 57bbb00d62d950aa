-- An open delivery of the model keeps its payload until it has been handled.
UPDATE webhook_delivery
SET
    payload = NULL,
    payload_bytes = NULL,
    last_error = CASE WHEN state = 'ignored' THEN last_error END
WHERE model_id = :#modelId AND state <> 'pending' AND payload IS NOT NULL
