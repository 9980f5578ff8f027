-- Whether a claim waits for a browser that is up. One that brings back a browser of its own only needs room for it.
ALTER TABLE waiting_claim ADD COLUMN blank boolean NOT NULL DEFAULT true;
