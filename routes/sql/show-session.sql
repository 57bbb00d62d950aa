-- By the database's clock, like all times.
SELECT
    CAST(:#${variable.user} AS VARCHAR) AS "user",
    CAST(:#${variable.user} AS VARCHAR) IS NOT NULL AS "login",
    CAST(:#${properties:bridge.version} AS VARCHAR) AS "version",
    CAST(:#${properties:bridge.node} AS VARCHAR) AS node,
    CURRENT_TIMESTAMP AS "time"
