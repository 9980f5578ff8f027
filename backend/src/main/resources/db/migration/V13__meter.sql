-- The meter: an interval is opened when a use begins and closed when it ends, so that what still runs is in the table.
ALTER TABLE usage_interval
    DROP CONSTRAINT usage_interval_lease_id_key,                            -- a lease has one interval for each kind of use
    ALTER COLUMN ended_at DROP NOT NULL,
    ADD COLUMN price_micros bigint NOT NULL DEFAULT 0 CHECK (price_micros >= 0), -- for a minute, as it was at its beginning
    ADD COLUMN idle_since   timestamptz;                                    -- since when its session had had no browser
UPDATE usage_interval
   SET started_at = date_trunc('milliseconds', started_at), ended_at = date_trunc('milliseconds', ended_at);
INSERT INTO usage_interval (id, lease_id, session_id, user_id, kind, started_at)
SELECT l.id, l.id, l.session_id, s.owner_id, 'active', date_trunc('milliseconds', l.granted_at)
  FROM lease l JOIN session s ON s.id = l.session_id
 WHERE l.ended_at IS NULL;
UPDATE usage_interval u
   SET idle_since = least(u.started_at, coalesce(b.ended_at, b.created_at, u.started_at))
  FROM (SELECT i.id, lag(i.ended_at) OVER (PARTITION BY i.session_id ORDER BY i.started_at, i.id) AS ended_at,
               CASE WHEN s.chat_id IS NULL THEN date_trunc('milliseconds', s.created_at) END AS created_at
          FROM usage_interval i LEFT JOIN session s ON s.id = i.session_id) AS b
 WHERE b.id = u.id;
ALTER TABLE usage_interval
    ALTER COLUMN idle_since SET NOT NULL,
    ADD CHECK (idle_since <= started_at);
CREATE UNIQUE INDEX usage_interval_open ON usage_interval (lease_id) WHERE ended_at IS NULL;
CREATE INDEX usage_interval_by_lease ON usage_interval (lease_id);
CREATE INDEX usage_interval_by_time ON usage_interval (started_at DESC, id DESC);
DROP INDEX usage_interval_by_session;
CREATE INDEX usage_interval_by_session ON usage_interval (session_id, started_at);

-- The milliseconds between two moments.
CREATE FUNCTION usage_ms(begins timestamptz, ends timestamptz) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (extract(epoch FROM ends - begins) * 1000)::bigint;

-- What a part of an interval costs, in millionths of the currency, rounded down over the whole interval up to there: so
-- the parts of an interval cost together exactly what it costs, however it is cut.
CREATE FUNCTION usage_cost(price_micros bigint, origin timestamptz, begins timestamptz, ends timestamptz) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (div(price_micros::numeric * usage_ms(origin, ends), 60000)
          - div(price_micros::numeric * usage_ms(origin, begins), 60000))::bigint;

-- How much people may use in a month, where it is not as the server's settings say.
CREATE TABLE usage_limit (
    user_id         uuid PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    monthly_minutes int CHECK (monthly_minutes >= 0)                        -- none: as much as they like
);

-- What each message used is found by its session.
CREATE INDEX run_by_session ON run (session_id, id);
CREATE INDEX run_by_time ON run (created_at);
