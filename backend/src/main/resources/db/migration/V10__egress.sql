-- Which hosts the pages of a pool's, and of a session's, browsers may reach: lists named allow, deny and only.
ALTER TABLE pool ADD COLUMN egress jsonb NOT NULL DEFAULT '{}';
ALTER TABLE session ADD COLUMN egress jsonb NOT NULL DEFAULT '{}';
