-- The stages in their order, also where no model is, and then whatever else HeadshotPro has written as a status.
SELECT
    stages.status,
    SUM(stages.models) AS models,
    MIN(stages.oldest_at) AS oldest_at,
    MAX(stages.newest_at) AS newest_at
FROM (
    SELECT
        named.status,
        0 AS models,
        CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS oldest_at,
        CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS newest_at
    FROM (
        VALUES ('onboarding'), ('waiting'), ('pending'), ('generatingHeadshots'), ('active'), ('failed'), ('deleted')
    ) AS named (status)
    UNION ALL
    SELECT
        m.status,
        COUNT(*) AS models,
        MIN(m.status_since) AS oldest_at,
        MAX(m.status_since) AS newest_at
    FROM model AS m
    GROUP BY m.status
) AS stages
GROUP BY stages.status
ORDER BY
    COALESCE(
        NULLIF(
            POSITION(
                CONCAT(' ', stages.status, ' ') IN ' onboarding waiting pending generatingHeadshots active failed deleted '
            ), 0
        ), 1000
    ),
    stages.status
