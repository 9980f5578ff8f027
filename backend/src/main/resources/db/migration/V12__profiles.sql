-- Profiles that people keep, keys of their own for all of them, and snapshots in chunks that versions share.
ALTER TABLE profile
    ADD COLUMN description  text NOT NULL DEFAULT '',
    ADD COLUMN of_chat      boolean NOT NULL DEFAULT false,    -- a chat's own: comes and goes with it
    ADD COLUMN keep_last    int CHECK (keep_last >= 1),        -- none: as the server's settings say
    ADD COLUMN keep_days    int CHECK (keep_days >= 1),
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN stored_at    timestamptz;                       -- since when chunks may lie there that nothing names
UPDATE profile SET of_chat = true WHERE id IN (SELECT profile_id FROM chat);
UPDATE profile SET last_used_at = (SELECT max(created_at) FROM snapshot WHERE profile_id = profile.id);
UPDATE profile p SET name = p.name || ' ' || right(p.id::text, 8)
 WHERE NOT of_chat AND EXISTS (SELECT FROM profile o WHERE o.owner_id = p.owner_id AND lower(o.name) = lower(p.name)
                                                       AND NOT o.of_chat AND o.id < p.id);
CREATE UNIQUE INDEX profile_name ON profile (owner_id, lower(name)) WHERE NOT of_chat;
CREATE INDEX profile_by_owner ON profile (owner_id, id DESC) WHERE NOT of_chat;
CREATE INDEX profile_to_sweep ON profile (stored_at) WHERE stored_at IS NOT NULL;

-- Without its row nothing that was stored of the profile can be read again.
CREATE TABLE profile_key (
    profile_id    uuid PRIMARY KEY REFERENCES profile (id) ON DELETE CASCADE,
    master_key_id text NOT NULL,
    wrapped       bytea NOT NULL,
    created_at    timestamptz NOT NULL
);
CREATE INDEX profile_key_by_master ON profile_key (master_key_id);

-- Profiles whose chunks are to be removed.
CREATE TABLE deleted_profile (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL
);

-- Sealed chunks, where the database is the store for them. Nothing refers to them but `snapshot.chunks`.
CREATE TABLE chunk (
    profile_id uuid NOT NULL,
    id         bytea NOT NULL,
    content    bytea NOT NULL,
    sha256     bytea NOT NULL,
    touched_at timestamptz NOT NULL,
    PRIMARY KEY (profile_id, id)
);
ALTER TABLE chunk ALTER COLUMN content SET STORAGE EXTERNAL;

-- A snapshot has either chunks and a sealed manifest or, from before, its whole archive and a plain one.
ALTER TABLE snapshot
    ALTER COLUMN lease_id DROP NOT NULL,                       -- none: nobody's browser wrote it
    ALTER COLUMN manifest DROP NOT NULL,
    ALTER COLUMN content DROP NOT NULL,
    ALTER COLUMN sha256 DROP NOT NULL,
    ADD COLUMN cause           text NOT NULL DEFAULT 'PARK'
        CHECK (cause IN ('RUN_END', 'PARK', 'IMPORT', 'RESTORE', 'FORK', 'MANUAL')),
    ADD COLUMN source_number   int,                            -- which one was restored, or forked
    ADD COLUMN chunks          bytea[],
    ADD COLUMN sealed_manifest bytea,
    ADD COLUMN tabs            int NOT NULL DEFAULT 0,
    ADD COLUMN bytes           bigint NOT NULL DEFAULT 0,
    ADD COLUMN added_bytes     bigint NOT NULL DEFAULT 0;      -- of those, stored anew
UPDATE snapshot SET tabs = jsonb_array_length(manifest -> 'tabs'), bytes = length(content),
                    added_bytes = length(content);
ALTER TABLE snapshot ADD CHECK ((chunks IS NULL) = (content IS NOT NULL));
CREATE INDEX snapshot_whole ON snapshot (profile_id) WHERE content IS NOT NULL;

-- Who only reads a profile never saves to it, so any number may.
ALTER TABLE session ADD COLUMN read_only boolean NOT NULL DEFAULT false;
DROP INDEX session_one_per_profile;
CREATE UNIQUE INDEX session_one_per_profile ON session (profile_id) WHERE lease_id IS NOT NULL AND NOT read_only;
