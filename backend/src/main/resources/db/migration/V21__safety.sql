-- Where a run may go while it is at work, as its starter wrote it: {"allowed": [...], "blocked": [...]}. Beside it
-- nothing says that its browser is narrowed, so there is nothing to take back when the run is over.
ALTER TABLE run ADD COLUMN domains jsonb;
CREATE INDEX run_narrowing ON run (lease_id) WHERE domains IS NOT NULL AND finished_at IS NULL;
