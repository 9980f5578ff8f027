-- Browsers that stand still after a run, and those that are kept at a price.
ALTER TABLE session DROP CONSTRAINT session_state_check;
ALTER TABLE session ADD CONSTRAINT session_state_check
    CHECK (state IN ('QUEUED', 'STARTING', 'ACTIVE', 'HELD', 'PARKING', 'PARKED', 'ENDED'));
ALTER TABLE session DROP CONSTRAINT session_check;
ALTER TABLE session ADD CONSTRAINT session_lease_check
    CHECK ((lease_id IS NOT NULL) = (state IN ('STARTING', 'ACTIVE', 'HELD', 'PARKING')));
ALTER TABLE session ADD COLUMN kept_until timestamptz;  -- until then its browser runs on between runs
CREATE INDEX session_held ON session (pool_id, changed_at) WHERE state = 'HELD';

ALTER TABLE lease ADD COLUMN held_since timestamptz;    -- since when its browser stands still

ALTER TABLE chat ADD COLUMN persistent boolean NOT NULL DEFAULT false;  -- its browser is kept while somebody has it open
