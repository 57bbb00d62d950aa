-- What needs a person, the most pressing first. Of dead deliveries the newest 2000 are looked at.
SELECT
    items.kind,
    items.what,
    items.count,
    items.since,
    items.what_to_do,
    items.filter_state,
    items.filter_connector
FROM (
    SELECT
        1 AS place,
        'auth' AS kind,
        CONCAT(t.name, ' refuses our credentials') AS what,
        (SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.state = 'pending' AND d.waiting_for = t.name) AS count,
        t.opened_at AS since,
        CASE t.name
            WHEN 'headshotpro' THEN 'Set headshotpro.api.key to a key that is valid, and restart the bridge; what waits then runs'
            WHEN 'photo-host' THEN 'HeadshotPro''s photo host refuses the URLs that HeadshotPro gives; ask HeadshotPro'
            WHEN 'smtp' THEN 'Set bridge.mail.smtp.username and .password anew, and restart the bridge; what waits then runs'
            ELSE CONCAT('Set credentials that ', t.name, ' takes, and restart the bridge; what waits then runs')
        END AS what_to_do,
        'pending' AS filter_state,
        t.name AS filter_connector
    FROM target AS t
    WHERE
        t.open_until IS NOT NULL
        AND t.open_reason = 'AUTH'
        -- One that is not called any more needs nobody.
        AND t.name IN (
            SELECT listed.name
            FROM UNNEST(CAST(:#${bean:targetsHealthIndicator?method=names} AS VARCHAR ARRAY)) AS listed (name)
        )
    UNION ALL
    SELECT
        2 AS place,
        'circuit' AS kind,
        CONCAT(t.name, ' has failed for long: ', t.last_error) AS what,
        (SELECT COUNT(*) FROM webhook_delivery AS d WHERE d.state = 'pending' AND d.waiting_for = t.name) AS count,
        t.opened_at AS since,
        'Find out whether it is down, and its URL right; its deliveries wait and go on by themselves' AS what_to_do,
        'pending' AS filter_state,
        t.name AS filter_connector
    FROM target AS t
    WHERE
        t.open_until IS NOT NULL
        AND t.open_reason <> 'AUTH'
        AND t.name IN (
            SELECT listed.name
            FROM UNNEST(CAST(:#${bean:targetsHealthIndicator?method=names} AS VARCHAR ARRAY)) AS listed (name)
        )
        AND t.opened_at < CURRENT_TIMESTAMP
        - CAST(:#${properties:bridge.circuit.max-open-time-millis} AS BIGINT) * INTERVAL '0.001' SECOND
    UNION ALL
    SELECT
        3 AS place,
        'backlog' AS kind,
        CONCAT('Deliveries wait for a handler, the oldest for ', CAST(b.waited AS BIGINT), ' seconds') AS what,
        b.due AS count,
        b.since,
        'See in the log and in /actuator/health why nobody handles them; if all is well, add a node or handlers' AS what_to_do,
        'pending' AS filter_state,
        NULL AS filter_connector
    FROM (
        SELECT
            EXTRACT(EPOCH FROM (CURRENT_TIMESTAMP - MIN(due.next_attempt_at))) AS waited,
            COUNT(*) AS due,
            MIN(due.next_attempt_at) AS since
        FROM (
            SELECT d.next_attempt_at
            FROM webhook_delivery AS d
            WHERE
                d.state = 'pending'
                AND d.next_attempt_at <= CURRENT_TIMESTAMP
                AND NOT EXISTS (
                    SELECT 1
                    FROM webhook_delivery AS older
                    WHERE
                        older.model_id = d.model_id
                        AND older.id < d.id
                        AND older.state IN ('pending', 'processing')
                )
            -- By state, too: so H2 reads in the order of the index.
            ORDER BY d.state, d.next_attempt_at
            LIMIT 10000
        ) AS due
    ) AS b
    WHERE b.waited > 60
    UNION ALL
    SELECT
        4 AS place,
        'stale' AS kind,
        CONCAT('The gauges of this node are ', CAST(:#${bean:inboxGauges?method=ageSeconds} AS BIGINT), ' seconds old') AS what,
        NULL AS count,
        CURRENT_TIMESTAMP - CAST(:#${bean:inboxGauges?method=ageSeconds} AS BIGINT) * 1000 * INTERVAL '0.001' SECOND AS since,
        'See in the log why measure-inbox fails; alerts see old figures until then' AS what_to_do,
        NULL AS filter_state,
        NULL AS filter_connector
    WHERE
        CAST(:#${bean:inboxGauges?method=ageSeconds} AS BIGINT) * 1000
        > 60000 + 2 * CAST(:#${properties:bridge.metrics.interval-millis} AS BIGINT)
    UNION ALL
    SELECT
        5 AS place,
        'dead' AS kind,
        CONCAT(
            CASE
                WHEN (SELECT COUNT(*) FROM (SELECT d.id FROM webhook_delivery AS d WHERE d.state = 'dead' LIMIT 2001) AS d) > 2000
                    THEN 'At least '
            END,
            COUNT(*),
            CASE WHEN COUNT(*) = 1 THEN ' delivery is' ELSE ' deliveries are' END,
            ' dead: ',
            CASE
                WHEN dead.event IS NULL THEN 'signed, but no webhook that the bridge understands'
                WHEN dead.step IS NULL THEN 'the attempts that would say why are no longer kept'
                WHEN dead.outcome = 'AUTH' THEN CONCAT(dead.step, ' refused our credentials')
                WHEN dead.outcome = 'UNMATCHED' THEN CONCAT(dead.step, ' found nobody with the person''s uid')
                WHEN dead.outcome = 'PERMANENT' THEN CONCAT(dead.step, ' refused them')
                ELSE CONCAT(dead.step, ' failed at each attempt')
            END
        ) AS what,
        COUNT(*) AS count,
        MIN(dead.finished_at) AS since,
        CASE
            WHEN dead.event IS NULL THEN 'Read their payloads; HeadshotPro may have changed its webhooks. They cannot be replayed'
            WHEN dead.outcome = 'AUTH' THEN 'Set credentials that are valid, restart the bridge, and replay them'
            WHEN dead.outcome = 'UNMATCHED' THEN 'See that the person is there under that uid, and replay them'
            WHEN dead.outcome = 'PERMANENT' THEN 'Read what the target answered, remove the cause, and replay them'
            ELSE 'See that it works again, and replay them'
        END AS what_to_do,
        'dead' AS filter_state,
        dead.step AS filter_connector
    FROM (
        SELECT
            newest.finished_at,
            a.step,
            a.outcome,
            CASE WHEN newest.event IS NOT NULL THEN 'known' END AS event
        FROM (
            SELECT d.id, d.event, d.finished_at
            FROM webhook_delivery AS d
            WHERE d.state = 'dead'
            ORDER BY d.id DESC
            LIMIT 2000
        ) AS newest
        LEFT JOIN delivery_attempt AS a
            ON
                newest.id = a.delivery_id
                AND a.outcome NOT IN ('OK', 'NOOP', 'UNSUPPORTED')
                AND NOT EXISTS (
                    SELECT 1
                    FROM delivery_attempt AS newer
                    WHERE newer.delivery_id = a.delivery_id AND newer.step = a.step AND newer.id > a.id
                )
    ) AS dead
    GROUP BY dead.event, dead.step, dead.outcome
    UNION ALL
    SELECT
        6 AS place,
        'configuration' AS kind,
        missing.what,
        COUNT(*) AS count,
        MIN(newest.received_at) AS since,
        missing.what_to_do,
        NULL AS filter_state,
        NULL AS filter_connector
    FROM (SELECT d.event, d.received_at FROM webhook_delivery AS d ORDER BY d.id DESC LIMIT 5000) AS newest
    INNER JOIN (
        SELECT
            'No connector is configured, so photos go nowhere' AS what,
            'Name a connector in bridge.connectors, restart the bridge, and replay what was done meanwhile' AS what_to_do,
            ' model.photos_ready model.favorite_selected ' AS events
        WHERE CAST(:#${properties:bridge.connectors:} AS VARCHAR) = ''
        UNION ALL
        SELECT
            'No API key is set, so no photo can be fetched' AS what,
            'Set headshotpro.api.key, and restart the bridge' AS what_to_do,
            ' model.created model.photos_ready model.favorite_selected ' AS events
        WHERE CAST(:#${properties:headshotpro.api.key:} AS VARCHAR) = ''
        UNION ALL
        SELECT
            'Models were deleted, and nobody is told by mail' AS what,
            'Set bridge.mail.to, and restart the bridge' AS what_to_do,
            ' model.deleted ' AS events
        WHERE CAST(:#${properties:bridge.mail.to:} AS VARCHAR) = ''
    ) AS missing ON REPLACE(missing.events, CONCAT(' ', newest.event, ' '), '') <> missing.events
    GROUP BY missing.what, missing.what_to_do
) AS items
ORDER BY items.place ASC, items.since DESC
