SELECT COUNT(*) AS sent
FROM delivery_attempt
WHERE delivery_id = :#${variable.delivery[id]} AND step = 'send-email' AND outcome = 'OK'
