-- An open delivery of the model keeps its payload until it has been handled.
UPDATE webhook_delivery
SET
    payload = NULL,
    payload_bytes = NULL,
    last_error = CASE WHEN state = 'ignored' THEN last_error END
WHERE
    model_id = :#${variable.modelId}
    AND state <> 'pending'
    -- purge-payloads.sql takes a payload away before the error that may repeat from it.
    AND (payload IS NOT NULL OR payload_bytes IS NOT NULL OR state <> 'ignored' AND last_error IS NOT NULL)
