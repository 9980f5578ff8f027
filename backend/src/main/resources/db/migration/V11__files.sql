-- Where the node's browser keeps files, as that browser names it: another server passes commands on as well.
ALTER TABLE node ADD COLUMN directory text;

-- Parts of a file are read without the rest: kept out of line and uncompressed.
ALTER TABLE file ALTER COLUMN content SET STORAGE EXTERNAL;

-- What pages of a session's browsers downloaded. A finished one has its content in `file`.
CREATE TABLE session_download (
    id          uuid PRIMARY KEY,
    session_id  uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    node_id     uuid NOT NULL,
    guid        text NOT NULL,          -- what the browser calls it
    name        text NOT NULL,
    url         text NOT NULL,
    state       text NOT NULL CHECK (state IN ('IN_PROGRESS', 'COMPLETE', 'FAILED')),
    reason      text,
    size        bigint NOT NULL DEFAULT 0,
    file_id     uuid REFERENCES file (id) ON DELETE CASCADE,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    UNIQUE (node_id, guid)
);
CREATE INDEX session_download_by_session ON session_download (session_id, id);
CREATE INDEX session_download_by_file ON session_download (file_id);
CREATE INDEX session_download_by_start ON session_download (started_at);
