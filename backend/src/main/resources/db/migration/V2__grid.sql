CREATE TABLE pool (
    id              uuid PRIMARY KEY,
    name            text NOT NULL,
    owner_id        uuid REFERENCES account (id) ON DELETE CASCADE,  -- none: the system's
    min             int NOT NULL CHECK (min >= 0),
    max             int NOT NULL CHECK (max >= min),
    max_concurrency int NOT NULL CHECK (max_concurrency >= 1),
    timeout_minutes int NOT NULL CHECK (timeout_minutes >= 1),
    template        jsonb NOT NULL,
    version         bigint NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX pool_by_name ON pool (name, owner_id) NULLS NOT DISTINCT;

CREATE TABLE node (
    id         uuid PRIMARY KEY,
    pool_id    uuid NOT NULL REFERENCES pool (id),
    host_id    uuid NOT NULL,           -- the server home whose node host runs the browser
    state      text NOT NULL CHECK (state IN ('PROVISIONING', 'READY', 'LEASED', 'RECYCLING', 'DRAINING', 'LOST', 'GONE')),
    cdp_url    text,                    -- known once the browser answers
    detail     text,                    -- why it is in this state, for people
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE INDEX node_living_by_pool ON node (pool_id, state, changed_at) WHERE state <> 'GONE';
CREATE INDEX node_living_by_host ON node (host_id) WHERE state <> 'GONE';

CREATE TABLE profile (
    id          uuid PRIMARY KEY,
    owner_id    uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name        text NOT NULL,
    created_at  timestamptz NOT NULL
);

CREATE TABLE session (
    id         uuid PRIMARY KEY,
    owner_id   uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    pool_id    uuid NOT NULL REFERENCES pool (id),
    profile_id uuid REFERENCES profile (id) ON DELETE SET NULL,
    state      text NOT NULL CHECK (state IN ('QUEUED', 'STARTING', 'ACTIVE', 'PARKING', 'PARKED', 'ENDED')),
    lease_id   uuid,                    -- exactly while the state has one
    end_reason text,
    version    bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CHECK ((lease_id IS NOT NULL) = (state IN ('STARTING', 'ACTIVE', 'PARKING')))
);
CREATE INDEX session_by_owner ON session (owner_id, id DESC);
CREATE INDEX session_on_node ON session (state) WHERE lease_id IS NOT NULL;

CREATE TABLE session_event (
    session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    version    bigint NOT NULL,
    event      text NOT NULL,
    from_state text NOT NULL,
    to_state   text NOT NULL,
    lease_id   uuid,
    reason     text,
    at         timestamptz NOT NULL,
    PRIMARY KEY (session_id, version)
);

CREATE TABLE lease (
    id         uuid PRIMARY KEY,
    node_id    uuid NOT NULL REFERENCES node (id),
    pool_id    uuid NOT NULL REFERENCES pool (id),
    session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    server_id  uuid NOT NULL,           -- the server process that renews it
    granted_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz,
    end_reason text
);
CREATE UNIQUE INDEX lease_one_per_node ON lease (node_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX lease_one_per_session ON lease (session_id) WHERE ended_at IS NULL;
CREATE INDEX lease_running_by_expiry ON lease (expires_at) WHERE ended_at IS NULL;

CREATE TABLE snapshot (
    id         uuid PRIMARY KEY,
    profile_id uuid NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    number     int NOT NULL,
    lease_id   uuid NOT NULL,           -- the fence it was written under
    manifest   jsonb NOT NULL,
    content    bytea NOT NULL,          -- the sealed archive
    sha256     bytea NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (profile_id, number)
);

CREATE TABLE waiting_claim (
    session_id    uuid PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    pool_id       uuid NOT NULL REFERENCES pool (id),
    owner_id      uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    asked_at      timestamptz NOT NULL,
    last_asked_at timestamptz NOT NULL
);
CREATE INDEX waiting_claim_by_pool ON waiting_claim (pool_id);
