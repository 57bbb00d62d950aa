SELECT
    name,
    open_reason,
    open_until IS NOT NULL AS is_open
FROM target
