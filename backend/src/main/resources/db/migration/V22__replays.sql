-- Runs that repeat another run without a model. What is repeated is read from that run's own events; kept here are only
-- the texts to be written instead of those it wrote.
CREATE TABLE run_replay (
    run_id    uuid PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    source_id uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    texts     jsonb NOT NULL
);
CREATE INDEX run_replay_by_source ON run_replay (source_id);
