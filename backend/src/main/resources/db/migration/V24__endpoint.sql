-- Money, in millionths of a US dollar: what a run may cost, and what its model calls did; none where nobody knows the
-- price of a model it asked.
ALTER TABLE run
    ADD COLUMN max_cost_micros   bigint,
    ADD COLUMN model_cost_micros bigint;
ALTER TABLE run ALTER COLUMN model_cost_micros SET DEFAULT 0;

-- Whether its model is shown pictures of pages.
ALTER TABLE run ADD COLUMN vision text NOT NULL DEFAULT 'AUTO' CHECK (vision IN ('AUTO', 'ALWAYS', 'NEVER'));

-- Whether its browser runs on when it is over, at its owner's price.
ALTER TABLE run ADD COLUMN persistent boolean NOT NULL DEFAULT false;

-- Addresses that are told of a run. The secret that signs what is told is sealed by a key of its own, and gone when
-- there is nothing left to sign.
CREATE TABLE webhook (
    run_id        uuid PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    url           text NOT NULL,
    master_key_id text NOT NULL,
    wrapped       bytea,
    sealed        bytea,
    seen_seq      bigint NOT NULL DEFAULT 0,                        -- events up to here have their deliveries
    over          boolean NOT NULL DEFAULT false                    -- the last of them too
);
CREATE INDEX webhook_watching ON webhook (run_id) WHERE NOT over;
CREATE INDEX run_event_milestone ON run_event (run_id, seq)
    WHERE type IN ('run.completed', 'run.asked', 'run.failed', 'run.cancelled', 'approval.requested',
                   'input.requested');

CREATE TABLE webhook_delivery (
    id         uuid PRIMARY KEY,
    run_id     uuid NOT NULL REFERENCES webhook (run_id) ON DELETE CASCADE,
    seq        bigint NOT NULL,
    type       text NOT NULL,
    status     text NOT NULL CHECK (status IN ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    attempts   jsonb NOT NULL DEFAULT '[]',                         -- the oldest first
    due_at     timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (run_id, seq)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE status = 'PENDING';
