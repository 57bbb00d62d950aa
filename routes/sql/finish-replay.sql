UPDATE replay
SET deliveries = :#${variable.deliveries}
WHERE id = :#${variable.replayId}
