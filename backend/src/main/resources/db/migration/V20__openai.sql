-- What was said before a chat began, in a conversation that was held elsewhere.
CREATE TABLE run_prelude (
    run_id uuid PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    turns  jsonb NOT NULL                                           -- the oldest first
);

-- OpenAI's clients send all that was said with each request, and no name for it. Which chat a history is of, up to the
-- message that this run answers, or with its answer.
CREATE TABLE openai_history (
    owner_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    history  text NOT NULL,                                         -- a hash of what was said
    chat_id  uuid NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    run_id   uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    PRIMARY KEY (owner_id, history, chat_id)
);
CREATE INDEX openai_history_by_chat ON openai_history (chat_id);
CREATE INDEX openai_history_by_run ON openai_history (run_id);
