SELECT id, uid, title, email, status, deleted_at
FROM model
WHERE id = :?id
