UPDATE model
SET email = COALESCE(:#${variable.email}, email)
WHERE id = :#modelId
