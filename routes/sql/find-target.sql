-- Always one row; a target that is not there yet has never failed.
SELECT
    COALESCE(MAX(failures), 0) AS failures,
    COALESCE(BOOL_OR(open_until > CURRENT_TIMESTAMP), FALSE) AS is_open,
    COALESCE(BOOL_OR(open_until <= CURRENT_TIMESTAMP), FALSE) AS is_trial,
    COUNT(*) AS known
FROM target
WHERE name = :#${variable.target}
