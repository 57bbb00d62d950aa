-- The configured connectors, what is called beside them, and connectors that were configured once.
-- A target's last calls are looked for in the newest attempts.
SELECT
    t.name,
    t.configured,
    t.is_connector,
    t.state,
    t.open_until,
    t.open_reason,
    t.failures,
    t.last_error,
    t.last_ok_at,
    t.last_called_at,
    NULLIF(t.calls_per_minute, 0) AS calls_per_minute,
    CASE
        WHEN t.configured = FALSE AND t.name = 'smtp' THEN 'bridge.mail.to names nobody, so no mail is sent'
        WHEN t.configured = FALSE AND t.is_connector = FALSE THEN 'headshotpro.api.key is not set, so no photo can be fetched'
        WHEN t.configured = FALSE THEN CONCAT('bridge.connectors does not name ', t.name, ' any more')
        WHEN t.state = 'paused' THEN CONCAT(t.name, ' refuses our credentials, so it is called only now and then')
        WHEN t.state = 'open' THEN CONCAT(t.name, ' failed ', t.failures, ' times in a row, so it is left alone for now')
        WHEN t.state = 'half-open' THEN CONCAT('The next call tries whether ', t.name, ' works again')
        WHEN t.state = 'unused' THEN CONCAT(t.name, ' has not been called lately')
        WHEN t.failures > 0 THEN CONCAT('The last ', t.failures, ' calls to ', t.name, ' failed')
        ELSE CONCAT(t.name, ' works')
    END AS why,
    CASE
        WHEN t.configured = FALSE AND t.name = 'smtp' THEN 'Set bridge.mail.to, if somebody should be told of deleted models'
        WHEN t.configured = FALSE AND t.is_connector = FALSE THEN 'Set headshotpro.api.key'
        WHEN t.configured = FALSE THEN 'Nothing'
        WHEN t.state = 'paused' AND t.is_connector THEN CONCAT('Set new credentials for ', t.name, ', and restart the bridge')
        WHEN t.state = 'paused' AND t.name = 'smtp'
            THEN 'Check bridge.mail.smtp.username and .password, and restart the bridge'
        WHEN t.state = 'paused' THEN 'Check headshotpro.api.key, and restart the bridge'
        WHEN t.state IN ('open', 'half-open') THEN 'Nothing, if it comes back: its deliveries wait. Look at its last error'
        ELSE 'Nothing'
    END AS what_to_do
FROM (
    SELECT
        named.name,
        named.is_connector,
        named.configured,
        named.calls_per_minute,
        target.open_until,
        target.open_reason,
        target.last_error,
        called.last_ok_at,
        called.last_called_at,
        COALESCE(target.failures, 0) AS failures,
        CASE
            WHEN target.open_until IS NULL AND target.failures IS NULL AND called.step IS NULL THEN 'unused'
            WHEN target.open_until IS NULL THEN 'closed'
            WHEN target.open_until <= CURRENT_TIMESTAMP THEN 'half-open'
            WHEN target.open_reason = 'AUTH' THEN 'paused'
            ELSE 'open'
        END AS state
    FROM (
        SELECT
            listed.name,
            listed.calls_per_minute,
            listed.name NOT IN ('headshotpro', 'photo-host', 'smtp') AS is_connector,
            CASE
                WHEN listed.name = 'smtp' THEN CAST(:#${properties:bridge.mail.to:} AS VARCHAR) <> ''
                WHEN listed.name IN ('headshotpro', 'photo-host') THEN CAST(:#${properties:headshotpro.api.key:} AS VARCHAR) <> ''
                ELSE TRUE
            END AS configured
        FROM
            UNNEST(
                CAST(:#${bean:targetsHealthIndicator?method=names} AS VARCHAR ARRAY),
                CAST(:#${bean:targetsHealthIndicator?method=limits} AS INTEGER ARRAY)
            ) AS listed (name, calls_per_minute)
        UNION ALL
        SELECT
            target.name,
            0 AS calls_per_minute,
            TRUE AS is_connector,
            FALSE AS configured
        FROM target
        WHERE
            target.name NOT IN (
                SELECT listed.name
                FROM UNNEST(CAST(:#${bean:targetsHealthIndicator?method=names} AS VARCHAR ARRAY)) AS listed (name)
            )
    ) AS named
    LEFT JOIN target ON named.name = target.name
    LEFT JOIN (
        SELECT
            calls.step,
            MAX(CASE WHEN calls.outcome IN ('OK', 'NOOP', 'UNSUPPORTED') THEN calls.started_at END) AS last_ok_at,
            MAX(CASE WHEN calls.outcome <> 'WAITING' THEN calls.started_at END) AS last_called_at
        FROM (
            SELECT
                newest.outcome,
                newest.started_at,
                CASE newest.step
                    WHEN 'send-email' THEN 'smtp'
                    WHEN 'ask-headshotpro' THEN 'headshotpro'
                    WHEN 'download-photo' THEN 'photo-host'
                    ELSE newest.step
                END AS step
            FROM (
                SELECT a.step, a.outcome, a.started_at FROM delivery_attempt AS a ORDER BY a.id DESC LIMIT 5000
            ) AS newest
        ) AS calls
        GROUP BY calls.step
    ) AS called ON named.name = called.step
) AS t
ORDER BY t.is_connector DESC, t.name ASC
