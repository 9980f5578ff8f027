-- Runs that programs start, of no chat.
ALTER TABLE run
    ADD COLUMN max_steps      int,                                  -- none: as the server's settings say
    ADD COLUMN max_seconds    int,
    ADD COLUMN max_tokens     bigint,
    ADD COLUMN start_url      text,                                 -- opened before anything else
    ADD COLUMN manner         text,                                 -- how the user wants tasks to be done
    ADD COLUMN output_schema  text,                                 -- JSON schema of what it is to hand in
    ADD COLUMN output         jsonb,                                -- what it handed in, which fits the schema
    ADD COLUMN metadata       jsonb NOT NULL DEFAULT '{}',          -- the starter's own words about it
    ADD COLUMN shares_browser boolean NOT NULL DEFAULT false;       -- its user had the browser in use anyway
CREATE INDEX run_waiting_by_owner ON run (owner_id) WHERE finished_at IS NULL;
CREATE INDEX run_event_restored ON run_event (run_id) WHERE type = 'session.restored';

-- Sessions that were made for one run and have nothing to come back to when it never got a browser.
CREATE INDEX session_of_no_use ON session (id)
    WHERE state = 'PARKED' AND NOT wanted AND chat_id IS NULL AND profile_id IS NULL;

-- A request that is sent again is the same run.
CREATE TABLE run_request (
    owner_id   uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    key        text NOT NULL,
    content    text NOT NULL,                                       -- a hash of what was asked
    run_id     uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (owner_id, key)
);
CREATE INDEX run_request_by_run ON run_request (run_id);
