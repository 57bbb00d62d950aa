-- webhook_delivery_one_per_model holds the few that are being handled, too; each claim had to write both.
DROP INDEX webhook_delivery_leased;

-- A claim that looks all the way back steps over what has been handled since the last vacuum: of 10 million rows those are
-- 2 million unless this says otherwise.
ALTER TABLE webhook_delivery SET (autovacuum_vacuum_scale_factor = 0.02);
