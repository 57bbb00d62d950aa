-- An event may carry only some fields: what it does not say stays. The status never goes
-- backwards, except from failed; one that is not known here is taken as it comes.
UPDATE model
SET
    uid = COALESCE(:#${variable.webhook[uid]}, uid),
    organization = COALESCE(:#${variable.webhook[organization]}, organization),
    title = COALESCE(:#${variable.webhook[title]}, title),
    is_development = COALESCE(:#${variable.webhook[isDevelopment]}, is_development),
    created_at = COALESCE(:#${variable.webhook[createdAt]}, created_at),
    finished_at = COALESCE(:#${variable.webhook[finishedAt]}, finished_at),
    updated_at = CURRENT_TIMESTAMP,
    status = CASE
        WHEN CAST(:#${variable.webhook[status]} AS VARCHAR) IS NULL THEN status
        WHEN
            status = 'failed'
            OR COALESCE(
                POSITION(CONCAT(' ', CAST(:#${variable.webhook[status]} AS VARCHAR), ' ') IN
                    ' onboarding waiting pending generatingHeadshots failed active deleted '), 0
            ) = 0
            OR POSITION(CONCAT(' ', CAST(:#${variable.webhook[status]} AS VARCHAR), ' ') IN
                ' onboarding waiting pending generatingHeadshots failed active deleted ')
            >= POSITION(CONCAT(' ', COALESCE(status, ''), ' ') IN
                ' onboarding waiting pending generatingHeadshots failed active deleted ')
            THEN CAST(:#${variable.webhook[status]} AS VARCHAR)
        ELSE status
    END
WHERE id = :#modelId
