INSERT INTO activity (bucket, node, received, stored, duplicates, refused, handled, failed, dead)
VALUES (
    :#${variable.activity[bucket]},
    :#${properties:bridge.node},
    :#${variable.activity[received]},
    :#${variable.activity[stored]},
    :#${variable.activity[duplicates]},
    :#${variable.activity[refused]},
    :#${variable.activity[handled]},
    :#${variable.activity[failed]},
    :#${variable.activity[dead]}
)
ON CONFLICT DO NOTHING
