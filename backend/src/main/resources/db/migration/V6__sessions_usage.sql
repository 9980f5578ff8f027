-- Sessions that people ask for themselves, why each is in its state, and what it has used.
ALTER TABLE session RENAME COLUMN end_reason TO reason;  -- why it is in its state, for people
ALTER TABLE session
    ADD COLUMN name            text NOT NULL DEFAULT '',
    ADD COLUMN chat_id         uuid,                                   -- the chat whose runs use it
    ADD COLUMN wanted          boolean NOT NULL DEFAULT false,         -- shall have a browser until it is released
    ADD COLUMN deleted         boolean NOT NULL DEFAULT false,         -- over, and shown to nobody
    ADD COLUMN template        jsonb NOT NULL DEFAULT '{}',            -- laid over the pool's
    ADD COLUMN timeout_minutes int CHECK (timeout_minutes >= 1),       -- none: the pool's
    ADD COLUMN leased_at       timestamptz,                            -- since when it holds, or held, its last browser
    ADD COLUMN started_at      timestamptz,                            -- when that browser first answered
    ADD COLUMN queue_position  int,                                    -- as last told while it waits
    ADD COLUMN queue_seconds   int;
UPDATE session SET leased_at = l.granted_at FROM lease l WHERE l.id = session.lease_id;
UPDATE session SET chat_id = c.id, name = c.title FROM chat c WHERE c.session_id = session.id;

-- Two browsers with the same identity would overwrite each other's state.
CREATE UNIQUE INDEX session_one_per_profile ON session (profile_id) WHERE lease_id IS NOT NULL;
CREATE INDEX session_wanted ON session (state) WHERE wanted;

-- What was used, one row for each lease that ended. Nothing refers to it, and it refers to nothing, so that it stays
-- when all else is deleted.
CREATE TABLE usage_interval (
    id         uuid PRIMARY KEY,
    lease_id   uuid NOT NULL UNIQUE,
    session_id uuid NOT NULL,
    user_id    uuid NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('active', 'held', 'persistent_idle')),
    started_at timestamptz NOT NULL,
    ended_at   timestamptz NOT NULL CHECK (ended_at >= started_at)
);
CREATE INDEX usage_interval_by_session ON usage_interval (session_id);
CREATE INDEX usage_interval_by_user ON usage_interval (user_id, started_at);
INSERT INTO usage_interval (id, lease_id, session_id, user_id, kind, started_at, ended_at)
SELECT l.id, l.id, l.session_id, s.owner_id, 'active', l.granted_at, greatest(l.granted_at, l.ended_at)
  FROM lease l JOIN session s ON s.id = l.session_id
 WHERE l.ended_at IS NOT NULL;
