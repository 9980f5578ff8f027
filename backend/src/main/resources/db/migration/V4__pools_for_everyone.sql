-- Pools that people make, change and delete; what their browsers are set up with.
ALTER TABLE pool
    ADD COLUMN description       text NOT NULL DEFAULT '',
    ADD COLUMN idle_minutes      int NOT NULL DEFAULT 60 CHECK (idle_minutes >= 0),  -- 0: never recycled for age
    ADD COLUMN max_per_user      int CHECK (max_per_user >= 1),                      -- none: no limit
    ADD COLUMN paused            boolean NOT NULL DEFAULT false,
    ADD COLUMN draining          boolean NOT NULL DEFAULT false,                     -- paused, and idle browsers end
    ADD COLUMN scale_warm        int,                                                -- stands in for min until scale_until
    ADD COLUMN scale_until       timestamptz,
    ADD COLUMN template_revision bigint NOT NULL DEFAULT 0,                          -- counts changes of template
    ADD COLUMN deleted_at        timestamptz;                                        -- ended sessions still name it
DROP INDEX pool_by_name;
CREATE UNIQUE INDEX pool_by_name ON pool (name, owner_id) NULLS NOT DISTINCT WHERE deleted_at IS NULL;

ALTER TABLE node
    ADD COLUMN template          jsonb NOT NULL DEFAULT '{}',  -- what its browser is started with
    ADD COLUMN template_revision bigint NOT NULL DEFAULT 0,    -- the pool's when the node was asked for
    ADD COLUMN ready_at          timestamptz,
    ADD COLUMN failed_at         timestamptz,                  -- lost before anybody used it
    ADD COLUMN memory_bytes      bigint,                       -- as last measured by its host
    ADD COLUMN cpu_percent       real;
CREATE INDEX node_failed_by_pool ON node (pool_id, failed_at) WHERE failed_at IS NOT NULL;
CREATE INDEX node_ready_by_pool ON node (pool_id, ready_at) WHERE ready_at IS NOT NULL;

-- One row per server home that runs browsers; a row nobody refreshes is a host that is gone.
CREATE TABLE host (
    id                uuid PRIMARY KEY,
    cpus              int NOT NULL,
    load              double precision NOT NULL,
    memory_bytes      bigint NOT NULL,
    memory_free_bytes bigint NOT NULL,
    browsers          int NOT NULL,
    launching         int NOT NULL,
    seen_at           timestamptz NOT NULL
);

ALTER TABLE waiting_claim ADD COLUMN host_id uuid;  -- the host whose browsers can serve it

CREATE INDEX lease_ended_by_pool ON lease (pool_id, ended_at DESC) WHERE ended_at IS NOT NULL;

CREATE TABLE extension (
    id         uuid PRIMARY KEY,
    owner_id   uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name       text NOT NULL,
    version    text NOT NULL,
    size       bigint NOT NULL,
    content    bytea NOT NULL,          -- the zip as uploaded, checked
    created_at timestamptz NOT NULL
);
CREATE INDEX extension_by_owner ON extension (owner_id, id DESC);
