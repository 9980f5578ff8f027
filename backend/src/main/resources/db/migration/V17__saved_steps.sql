-- What a run does is saved with each of its steps; the newest such snapshot gives way to the one that shows its end.

ALTER TABLE snapshot DROP CONSTRAINT snapshot_cause_check;
ALTER TABLE snapshot ADD CONSTRAINT snapshot_cause_check
    CHECK (cause IN ('STEP', 'RUN_END', 'PARK', 'IMPORT', 'RESTORE', 'FORK', 'MANUAL'));
