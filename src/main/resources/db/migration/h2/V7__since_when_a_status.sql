-- Since when a model has its status. Of those that are here already it is not known; it is no later than their last change.
ALTER TABLE model ADD COLUMN status_since TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE model SET status_since = updated_at;
