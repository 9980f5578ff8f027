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
