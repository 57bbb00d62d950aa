-- webhook_delivery_one_per_model holds the few that are being handled, too; each claim had to write both.
DROP INDEX webhook_delivery_leased;
