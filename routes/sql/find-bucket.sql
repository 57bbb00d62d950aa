-- By the database's clock, which all nodes share.
SELECT CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) / 10) AS BIGINT) AS bucket
