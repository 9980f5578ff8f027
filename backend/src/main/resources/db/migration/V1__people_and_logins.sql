CREATE TABLE account (
    id            uuid PRIMARY KEY,
    email         text NOT NULL,
    password_hash text NOT NULL,
    role          text NOT NULL CHECK (role IN ('ADMIN', 'USER')),
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX account_by_email ON account (lower(email));

-- Written by Spring Session JDBC alone, hence its column names and types.
CREATE TABLE login (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL,
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval int NOT NULL,
    expiry_time           bigint NOT NULL,
    principal_name        varchar(100)
);
CREATE UNIQUE INDEX login_by_session ON login (session_id);
CREATE INDEX login_by_expiry ON login (expiry_time);
CREATE INDEX login_by_principal ON login (principal_name);

CREATE TABLE login_attributes (
    session_primary_id char(36) NOT NULL REFERENCES login (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
