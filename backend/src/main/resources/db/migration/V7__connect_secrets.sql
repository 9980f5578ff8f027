-- What makes a connect URL work: whoever knows it may drive the lease's browser, as long as the lease runs.
ALTER TABLE lease ADD COLUMN secret uuid NOT NULL DEFAULT gen_random_uuid();
