-- A chat can be gone on with from any of its messages: which snapshot shows the end of which run, and copies of runs.
ALTER TABLE run
    ADD COLUMN lease_id    uuid,             -- the use of a browser it worked in; none: it never had one
    ADD COLUMN copied_from uuid;             -- the first original, for a run of a branch
UPDATE run SET lease_id = (SELECT l.id FROM lease l
                            WHERE l.session_id = run.session_id AND l.granted_at <= run.started_at
                            ORDER BY l.granted_at DESC LIMIT 1)
 WHERE started_at IS NOT NULL;
CREATE INDEX run_by_lease ON run (lease_id, id) WHERE lease_id IS NOT NULL;

ALTER TABLE snapshot ADD COLUMN run_id uuid;  -- the run whose end it shows; refers to nothing, as `lease_id`
UPDATE snapshot SET run_id = first.run_id
  FROM (SELECT DISTINCT ON (r.id) r.id AS run_id, s.id AS snapshot_id
          FROM snapshot s
          JOIN LATERAL (SELECT id FROM run WHERE lease_id = s.lease_id ORDER BY id DESC LIMIT 1) r ON true
         ORDER BY r.id, s.number) first
 WHERE first.snapshot_id = snapshot.id;
CREATE UNIQUE INDEX snapshot_of_run ON snapshot (run_id) WHERE run_id IS NOT NULL;

-- A profile that is being made of another one is nobody's until its first snapshot is there.
ALTER TABLE profile ADD COLUMN begun_at timestamptz;
CREATE INDEX profile_begun ON profile (begun_at) WHERE begun_at IS NOT NULL;

ALTER TABLE chat
    ADD COLUMN branched_from       uuid REFERENCES chat (id) ON DELETE SET NULL,
    ADD COLUMN branched_at_message uuid;      -- the last message of that chat it has a copy of
CREATE INDEX chat_by_origin ON chat (branched_from) WHERE branched_from IS NOT NULL;
