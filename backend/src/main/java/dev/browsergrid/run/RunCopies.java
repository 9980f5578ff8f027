package dev.browsergrid.run;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Copies runs that are over, with all a chat shows of them: instruction, answer, events, pictures, and which files
/// went along. What they cost is the original's: a copy counts no tokens and no time of a browser.
@Repository
class RunCopies {
    private final JdbcClient jdbc;

    RunCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Copies a run into another chat of the same owner. An unfinished one is not copied.
    void copy(UUID run, UUID copy, UUID chat, UUID session) {
        int copied = jdbc.sql("""
            INSERT INTO run (id, owner_id, chat_id, session_id, model, instruction, status, answer, success, question,
                             output, choices, start_url, max_steps, max_seconds, max_tokens, max_cost_micros, metadata, approval_policy,
                             on_question, vision, failure_code, failure_message, step_count, last_seq, created_at, started_at, finished_at, copied_from)
            SELECT :copy, owner_id, :chat, :session, model, instruction, status, answer, success, question,
                   output, choices, start_url, max_steps, max_seconds, max_tokens, max_cost_micros, metadata, approval_policy,
                   on_question, vision, failure_code, failure_message, step_count, last_seq, created_at, started_at,
                   finished_at, coalesce(copied_from, id)
              FROM run WHERE id = :run AND finished_at IS NOT NULL
            """)
                .param("copy", copy)
                .param("chat", chat)
                .param("session", session)
                .param("run", run)
                .update();
        if (copied == 1) {
            copyEvents(run, copy);
            copyPictures(run, copy);
            copyFiles(run, copy);
            copyPrelude(run, copy);
        }
    }

    private void copyEvents(UUID run, UUID copy) {
        jdbc.sql("""
            INSERT INTO run_event (run_id, seq, type, data, at)
            SELECT :copy, seq, type,
                   CASE WHEN type = 'step.screenshot'
                        THEN jsonb_set(data, '{url}', to_jsonb(replace(data ->> 'url', :run::text, :copy::text)))
                        ELSE data END,
                   at
              FROM run_event WHERE run_id = :run
            """).param("copy", copy).param("run", run).update();
    }

    private void copyPictures(UUID run, UUID copy) {
        jdbc.sql("""
            INSERT INTO run_screenshot (run_id, step, jpeg)
            SELECT :copy, step, jpeg FROM run_screenshot WHERE run_id = :run
            """).param("copy", copy).param("run", run).update();
    }

    private void copyFiles(UUID run, UUID copy) {
        jdbc.sql("INSERT INTO run_file (run_id, file_id) SELECT :copy, file_id FROM run_file WHERE run_id = :run")
                .param("copy", copy)
                .param("run", run)
                .update();
    }

    private void copyPrelude(UUID run, UUID copy) {
        jdbc.sql("INSERT INTO run_prelude (run_id, turns) SELECT :copy, turns FROM run_prelude WHERE run_id = :run")
                .param("copy", copy)
                .param("run", run)
                .update();
    }
}
