CREATE TABLE file (
    id         uuid PRIMARY KEY,
    owner_id   uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name       text NOT NULL,
    media_type text NOT NULL,
    size       bigint NOT NULL,
    content    bytea NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX file_by_owner ON file (owner_id);

CREATE TABLE run (
    id               uuid PRIMARY KEY,
    owner_id         uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    chat_id          uuid,
    session_id       uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    model            text NOT NULL,
    instruction      text NOT NULL,
    status           text NOT NULL,
    answer           text,
    success          boolean,
    question         text,
    choices          text[] NOT NULL DEFAULT '{}',
    failure_code     text,
    failure_message  text,
    input_tokens     bigint NOT NULL DEFAULT 0,
    output_tokens    bigint NOT NULL DEFAULT 0,
    step_count       int NOT NULL DEFAULT 0,
    last_seq         bigint NOT NULL DEFAULT 0,
    host_id          uuid,              -- the server home and, within it, the server process that works on it
    server_id        uuid,
    heartbeat_at     timestamptz,
    cancel_requested boolean NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz
);
CREATE INDEX run_by_chat ON run (chat_id, id);
CREATE INDEX run_by_owner ON run (owner_id, id DESC);
CREATE INDEX run_unfinished ON run (session_id, id) WHERE finished_at IS NULL;

CREATE TABLE run_file (
    run_id  uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    file_id uuid NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    PRIMARY KEY (run_id, file_id)
);

CREATE TABLE run_event (
    run_id uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    seq    bigint NOT NULL,
    type   text NOT NULL,
    data   jsonb NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (run_id, seq)
);

CREATE TABLE run_screenshot (
    run_id uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step   int NOT NULL,
    jpeg   bytea NOT NULL,
    PRIMARY KEY (run_id, step)
);

CREATE TABLE chat (
    id         uuid PRIMARY KEY,
    owner_id   uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    title      text NOT NULL,
    model      text NOT NULL,
    session_id uuid NOT NULL REFERENCES session (id),
    profile_id uuid NOT NULL REFERENCES profile (id),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX chat_by_owner ON chat (owner_id, updated_at DESC, id DESC);

CREATE TABLE message (
    id         uuid PRIMARY KEY,
    chat_id    uuid NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    run_id     uuid NOT NULL REFERENCES run (id),
    text       text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX message_by_chat ON message (chat_id, id);

-- A deleted chat takes its runs with it, their events and pictures included.
ALTER TABLE run ADD FOREIGN KEY (chat_id) REFERENCES chat (id) ON DELETE CASCADE;
