-- People beside runs: they pause them, speak to them, and are asked by them.
ALTER TABLE run
    ADD COLUMN approval_policy    text NOT NULL DEFAULT 'AUTO',     -- runs from before asked for nothing
    ADD COLUMN on_question        text NOT NULL DEFAULT 'END',      -- and ended with what they wanted to ask
    ADD COLUMN pause_requested_at timestamptz,                      -- somebody wants it to stand still
    ADD COLUMN control_wanted_by  uuid REFERENCES account (id) ON DELETE SET NULL; -- and its browser then

-- What a run asks a person for and waits for.
CREATE TABLE required_action (
    id          uuid PRIMARY KEY,
    run_id      uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    type        text NOT NULL,                                      -- APPROVAL, INPUT
    step        int NOT NULL,
    content     jsonb NOT NULL,                                     -- what the person is shown
    picture     bytea,                                              -- of what it is about, JPEG
    asked_at    timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    resolution  text,                                               -- APPROVED, DENIED, ANSWERED, EXPIRED, WITHDRAWN
    scope       text,                                               -- of an approval: ONCE, RUN, SITE
    answer      text,                                               -- gone as soon as the agent has it
    resolved_by uuid REFERENCES account (id) ON DELETE SET NULL,
    resolved_at timestamptz
);
CREATE UNIQUE INDEX required_action_open ON required_action (run_id) WHERE resolved_at IS NULL;
CREATE INDEX required_action_by_run ON required_action (run_id, id);

-- What people say to a run at work, and what they do in its browser.
CREATE TABLE run_message (
    id      uuid PRIMARY KEY,
    run_id  uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    kind    text NOT NULL,                                          -- SAID, DID
    text    text NOT NULL,
    sent_by uuid REFERENCES account (id) ON DELETE SET NULL,
    sent_at timestamptz NOT NULL,
    read_at timestamptz
);
CREATE INDEX run_message_by_run ON run_message (run_id, id);

-- Whose hands are on a session's browser, as long as they say so.
CREATE TABLE browser_control (
    session_id uuid PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    holder_id  uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    since      timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
