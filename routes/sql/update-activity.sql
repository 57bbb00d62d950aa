-- Sets and does not add, so that a statement which is made again counts nothing twice.
UPDATE activity
SET
    received = :#${variable.activity[received]},
    stored = :#${variable.activity[stored]},
    duplicates = :#${variable.activity[duplicates]},
    refused = :#${variable.activity[refused]},
    handled = :#${variable.activity[handled]},
    failed = :#${variable.activity[failed]},
    dead = :#${variable.activity[dead]}
WHERE bucket = :#${variable.activity[bucket]} AND node = :#${properties:bridge.node}
