-- No chart goes further back than seven days.
DELETE FROM activity
WHERE bucket < CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) / 10) AS BIGINT) - 7 * 8640
