-- An invited person has no password yet.
ALTER TABLE account ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE account ADD COLUMN disabled_at timestamptz;

-- What Spring Session leaves alone: where somebody signed in.
ALTER TABLE login ADD COLUMN device text, ADD COLUMN ip text;

-- A link that sets a password, once: of an invitation or a reset.
CREATE TABLE one_time_link (
    hash       bytea PRIMARY KEY,
    account_id uuid NOT NULL UNIQUE REFERENCES account (id) ON DELETE CASCADE,  -- a new link replaces the old one
    expires_at timestamptz NOT NULL
);

CREATE TABLE account_setting (
    only_row          boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    self_registration boolean NOT NULL
);
INSERT INTO account_setting (self_registration) VALUES (false);

CREATE TABLE token (
    id           uuid PRIMARY KEY,
    owner_id     uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name         text NOT NULL,
    prefix       text NOT NULL,          -- the first characters, for people to tell tokens apart
    hash         bytea NOT NULL UNIQUE,
    scopes       text[] NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX token_by_owner ON token (owner_id, id DESC);

-- Ids are kept without foreign keys: the log outlives what it tells of.
CREATE TABLE audit_entry (
    id            uuid PRIMARY KEY,
    at            timestamptz NOT NULL,
    owner_id      uuid,                  -- whose log it is in: the actor's, or that of the account somebody tried
    actor_id      uuid,
    actor_email   text,
    credential    text NOT NULL CHECK (credential IN ('login', 'token', 'none')),
    credential_id uuid,
    action        text NOT NULL,
    target_type   text,
    target_id     text,
    outcome       text NOT NULL CHECK (outcome IN ('ok', 'refused')),
    ip            text NOT NULL,
    user_agent    text NOT NULL,
    is_foreign    boolean NOT NULL
);
CREATE INDEX audit_entry_by_owner ON audit_entry (owner_id, id DESC);
CREATE INDEX audit_entry_by_target ON audit_entry (target_id, id DESC);
