UPDATE target
SET failures = 0, open_until = NULL, opened_at = NULL, open_reason = NULL, last_error = NULL
WHERE name = :#${variable.target}
