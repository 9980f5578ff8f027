-- Which commands clients may send to a pool's browsers.
ALTER TABLE pool ADD COLUMN cdp_policy text NOT NULL DEFAULT 'strict' CHECK (cdp_policy IN ('strict', 'off'));

-- A host name can carry the secret where a path cannot.
CREATE INDEX lease_by_secret ON lease (secret) WHERE ended_at IS NULL;

-- A session that lives as long as clients are on its browser.
CREATE TABLE connect_claim (
    session_id         uuid PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    owner_id           uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    key                text,                -- asking with it again means the same session
    keep_alive_seconds int NOT NULL CHECK (keep_alive_seconds >= 0),
    release_at         timestamptz          -- none: a client is there
);
CREATE UNIQUE INDEX connect_claim_by_key ON connect_claim (owner_id, key) WHERE key IS NOT NULL;
CREATE INDEX connect_claim_due ON connect_claim (release_at);

-- A server that has clients on a session's browser, and when it last said so.
CREATE TABLE connect_client (
    session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    server_id  uuid NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (session_id, server_id)
);
CREATE INDEX connect_client_by_server ON connect_client (server_id);
CREATE INDEX connect_client_seen ON connect_client (seen_at);
