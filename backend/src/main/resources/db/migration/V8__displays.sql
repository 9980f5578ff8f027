ALTER TABLE host ADD COLUMN display boolean;  -- whether windows can be shown; none: the host does not say
