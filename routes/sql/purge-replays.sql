DELETE FROM replay
WHERE
    requested_at <= CURRENT_TIMESTAMP
    - CAST(:#${properties:bridge.retention.deliveries-millis} AS BIGINT) * INTERVAL '0.001' SECOND
