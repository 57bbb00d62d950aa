-- An event may carry only some fields: what it does not say stays. The status never goes
-- backwards, except from failed; one that is not known here is taken as it comes. status_since asks the same as status.
UPDATE model
SET
    uid = COALESCE(CAST(:#uid AS VARCHAR), uid),
    organization = COALESCE(CAST(:#organization AS VARCHAR), organization),
    title = COALESCE(CAST(:#title AS VARCHAR), title),
    is_development = COALESCE(CAST(:#isDevelopment AS BOOLEAN), is_development),
    created_at = COALESCE(CAST(:#createdAt AS VARCHAR), created_at),
    finished_at = COALESCE(CAST(:#finishedAt AS VARCHAR), finished_at),
    updated_at = CURRENT_TIMESTAMP,
    status_since = CASE
        WHEN CAST(:#status AS VARCHAR) IS NULL THEN status_since
        WHEN CAST(:#status AS VARCHAR) = status THEN status_since
        WHEN
            status = 'failed'
            OR POSITION(CONCAT(' ', CAST(:#status AS VARCHAR), ' ') IN
                ' onboarding waiting pending generatingHeadshots failed active deleted ') = 0
            OR POSITION(CONCAT(' ', CAST(:#status AS VARCHAR), ' ') IN
                ' onboarding waiting pending generatingHeadshots failed active deleted ')
            >= POSITION(CONCAT(' ', COALESCE(status, ''), ' ') IN
                ' onboarding waiting pending generatingHeadshots failed active deleted ')
            THEN CURRENT_TIMESTAMP
        ELSE status_since
    END,
    status = CASE
        WHEN CAST(:#status AS VARCHAR) IS NULL THEN status
        WHEN
            status = 'failed'
            OR POSITION(CONCAT(' ', CAST(:#status AS VARCHAR), ' ') IN
                ' onboarding waiting pending generatingHeadshots failed active deleted ') = 0
            OR POSITION(CONCAT(' ', CAST(:#status AS VARCHAR), ' ') IN
                ' onboarding waiting pending generatingHeadshots failed active deleted ')
            >= POSITION(CONCAT(' ', COALESCE(status, ''), ' ') IN
                ' onboarding waiting pending generatingHeadshots failed active deleted ')
            THEN CAST(:#status AS VARCHAR)
        ELSE status
    END
WHERE
    id = :#modelId
    -- By a node that has lost its claim meanwhile, a person who was erased would be written back.
    AND deleted_at IS NULL
    -- And an older status over what the node that took over has recorded since. (No EXISTS, which would be planned each time.)
    AND (
        SELECT d.claim_number
        FROM webhook_delivery AS d
        WHERE d.id = :#deliveryId AND d.state NOT IN ('pending', 'dead')
    ) = :#claimNumber
