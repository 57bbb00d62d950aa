-- The attempts of a delivery, with why one failed and what to do: the words stand here and nowhere else. The first line that
-- fits counts. Decisive is the newest that failed.
SELECT
    a.id,
    a.attempt,
    a.step,
    a.started_at,
    a.duration_ms,
    a.outcome,
    a.http_status,
    a.message,
    a.outcome NOT IN ('OK', 'NOOP', 'UNSUPPORTED')
    AND NOT EXISTS (
        SELECT 1
        FROM delivery_attempt AS newer
        WHERE
            newer.delivery_id = a.delivery_id
            AND newer.id > a.id
            AND newer.outcome NOT IN ('OK', 'NOOP', 'UNSUPPORTED')
    ) AS decisive,
    CASE
        WHEN a.outcome = 'OK' THEN NULL
        WHEN a.outcome = 'NOOP' THEN 'There was nothing to change'
        WHEN a.outcome = 'UNSUPPORTED' THEN 'The connector has no such operation'
        WHEN
            a.message LIKE '% claimed it and did not finish'
            THEN 'The node that was handling it stopped, or took longer than bridge.dispatch.max-handling-time'
        WHEN a.step = 'ask-headshotpro' AND a.outcome = 'AUTH' THEN 'HeadshotPro refuses the API key'
        WHEN a.step = 'ask-headshotpro' AND a.http_status = 404 THEN 'HeadshotPro does not know the model'
        WHEN
            a.step = 'download-photo' AND a.http_status IN (401, 403, 404, 410)
            THEN 'The URL that HeadshotPro gave for the photo does not open'
        WHEN a.message LIKE 'UnusablePhotoException%' THEN 'What HeadshotPro gave as photo cannot be used'
        WHEN a.outcome = 'AUTH' THEN 'The target refuses our credentials'
        WHEN a.outcome = 'UNMATCHED' THEN 'The target does not know the person'
        WHEN a.http_status = 429 THEN 'The target was called too often'
        WHEN a.http_status IN (408, 504) THEN 'The target took too long, or something between it and us did'
        WHEN a.http_status >= 500 THEN 'The target has a fault of its own'
        WHEN a.http_status >= 400 AND a.outcome = 'RETRYABLE' THEN 'The target cannot take it at this moment'
        WHEN a.http_status >= 400 THEN 'The target refuses what we sent, and would again'
        WHEN a.message LIKE '%UnknownHostException%' THEN 'The name of the target''s host is not known'
        WHEN a.message LIKE '%SSL%' OR a.message LIKE '%Certificate%' THEN 'The target''s TLS certificate is not accepted'
        WHEN
            a.message LIKE '%ConnectException%' OR a.message LIKE '%ConnectTimeoutException%'
            OR a.message LIKE '%NoRouteToHost%'
            THEN 'The target could not be reached'
        WHEN a.message LIKE '%Timeout%' THEN 'The target did not answer in time'
        WHEN a.step = 'send-email' AND a.outcome = 'PERMANENT' THEN 'The mail server refuses the mail for good'
        WHEN a.step = 'send-email' THEN 'The mail server did not take the mail'
        WHEN a.step = 'handle-delivery' THEN 'Something failed in the bridge itself: a route, or the database'
        WHEN a.outcome = 'PERMANENT' THEN 'It cannot be done as it is, and trying again is no use'
        ELSE 'The call failed on the way, or its answer was none that can be used'
    END AS why,
    CASE
        WHEN a.outcome IN ('OK', 'NOOP', 'UNSUPPORTED') THEN NULL
        WHEN
            a.message LIKE '% claimed it and did not finish'
            THEN 'Nothing if it went well afterwards; else look at the log of that node'
        WHEN
            a.step = 'ask-headshotpro' AND a.outcome = 'AUTH'
            THEN 'Put a key of the organization into headshotpro.api.key, restart, and replay'
        WHEN
            a.step = 'ask-headshotpro' AND a.http_status = 404
            THEN 'See whether the model is still there, and whether headshotpro.api.key is of its organization; then replay'
        WHEN a.step = 'download-photo' AND a.http_status IN (401, 403, 404, 410) THEN 'Replay: a new URL is asked for'
        WHEN
            a.message LIKE 'UnusablePhotoException%'
            THEN 'Read the message: choose another favorite, or change headshotpro.photos.*; then replay'
        WHEN a.outcome = 'AUTH' THEN 'Renew the token or password in this target''s settings, restart, and replay what is dead'
        WHEN a.outcome = 'UNMATCHED' THEN 'Add the person there, or correct what they are found by; then replay'
        WHEN
            a.http_status = 429
            THEN 'It is tried again as long as there are attempts; then replay it, and lower bridge.rate-limits of this target'
        WHEN
            a.http_status >= 500 OR a.outcome = 'RETRYABLE' AND a.http_status IS NOT NULL
            THEN 'See that the target is well. It is tried again as long as there are attempts; then replay it'
        WHEN a.http_status >= 400 THEN 'Read the message, correct the data or the connector, then replay'
        WHEN a.message LIKE '%UnknownHostException%' THEN 'Check the URL in this target''s settings, and DNS; then replay'
        WHEN
            a.message LIKE '%SSL%' OR a.message LIKE '%Certificate%'
            THEN 'Have the certificate renewed, or trust its authority in Java; then replay'
        WHEN a.step = 'send-email' THEN 'Read the message, and check bridge.mail and the mail server; then replay'
        WHEN
            a.step = 'handle-delivery'
            THEN 'Read the message and the log, correct the route or the database; then replay'
        WHEN a.outcome = 'PERMANENT' THEN 'Read the message, correct what it names, then replay'
        ELSE 'See that the target is well and can be reached. It is tried again as long as there are attempts; then replay it'
    END AS what_to_do
FROM delivery_attempt AS a
WHERE a.delivery_id = CAST(:?delivery AS BIGINT)
ORDER BY a.id
