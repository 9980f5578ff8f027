-- Where a run may go while it is at work, as its starter wrote it: {"allowed": [...], "blocked": [...]}. Beside it
-- nothing says that its browser is narrowed, so there is nothing to take back when the run is over.
ALTER TABLE run ADD COLUMN domains jsonb;
CREATE INDEX run_narrowing ON run (lease_id) WHERE domains IS NOT NULL AND finished_at IS NULL;

-- What a run may type without its model seeing it, sealed by a key of its own that is wrapped by a master key. The row
-- goes with the end of its run.
CREATE TABLE run_secret (
    run_id        uuid PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    master_key_id text NOT NULL,
    wrapped       bytea NOT NULL,
    sealed        bytea NOT NULL
);
