package dev.browsergrid.run.oversight;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people tell runs at work. Everything is kept before it is answered, and heeded by the server that works on the
/// run.
@Service
public class Supervision {
    static final int LONGEST_TEXT = 20_000;
    private static final String HANDED_BACK = "I had the browser and give it back now.";

    private final OversightStore store;
    private final RunLog log;
    private final Handover handover;

    Supervision(OversightStore store, RunLog log, Handover handover) {
        this.store = store;
        this.log = log;
        this.handover = handover;
    }

    /// How far an approval goes: for this one time, or for the same kind of thing on the same site, in this run or in
    /// all runs of this browser session.
    public enum Scope {
        ONCE,
        RUN,
        SITE
    }

    /// Asks a run to stand still before its next action. Asking twice is asking once.
    ///
    /// @throws Problem `not_found`, `run_over`
    @Transactional
    public void pause(UUID run, Reach reach) {
        requireAtWork(run, reach);
        if (store.requestPause(run)) {
            log.tell(run, "pause.requested", Map.of("by", reach.viewer()));
        }
    }

    /// Asks for a run's browser: the run is paused, and from then on the live view takes this person's input.
    ///
    /// @throws Problem `not_found`, `run_over`, `control_held` by somebody else
    @Transactional
    public void takeControl(UUID run, Reach reach) {
        pause(run, reach);
        handover.want(run, reach.viewer());
    }

    /// Lets a run go on, with its browser back. One that is not paused goes on anyway. Whoever gives the browser back
    /// has
    /// done what it was handed over for.
    ///
    /// @throws Problem `not_found`, `run_over`, `control_held` by somebody else
    @Transactional
    public void resume(UUID run, Reach reach) {
        requireAtWork(run, reach);
        if (handover.giveBack(run, reach.viewer())) {
            store.handedBack(run, reach.viewer(), HANDED_BACK)
                    .ifPresent(question -> tellAnswered(run, question, reach));
        }
        if (store.endPause(run)) {
            log.tell(run, "pause.ended", Map.of("by", reach.viewer()));
        }
    }

    /// Tells a run something, which it reads before its next step. Answers the message's id.
    ///
    /// @throws Problem `not_found`, `run_over`, `message_empty`, `message_too_long`
    @Transactional
    public UUID say(UUID run, Reach reach, String text) {
        String said = text.strip();
        requireText(said);
        requireAtWork(run, reach);
        UUID id = store.addMessage(run, reach.viewer(), OversightStore.Kind.SAID, said);
        log.tell(run, "message.sent", Map.of("id", id, "text", said));
        return id;
    }

    /// Allows or refuses what a run asked for. `note` tells the agent why.
    ///
    /// @throws Problem `not_found`, `approval_over` when it was answered before or its time is up
    @Transactional
    public void decide(UUID run, UUID approval, Reach reach, boolean approved, Scope scope, String note) {
        requireText(note.isBlank() ? "-" : note);
        if (!store.exists(run, approval, reach)) {
            throw Problem.notFound();
        }
        if (!store.decide(run, approval, reach.viewer(), approved, scope, note.strip())) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "approval_over",
                    "This was answered before, or the run does not wait any more.");
        }
        log.tell(
                run,
                "approval.resolved",
                Map.of(
                        "id",
                        approval,
                        "decision",
                        approved ? "approved" : "denied",
                        "scope",
                        scope.name().toLowerCase(Locale.ROOT),
                        "by",
                        reach.viewer()));
    }

    /// Answers what a run asks.
    ///
    /// @throws Problem `not_found`, `message_empty`, `message_too_long`, `no_input_wanted`
    @Transactional
    public void answer(UUID run, Reach reach, String text) {
        requireText(text.strip());
        requireKnown(run, reach);
        UUID question = store.answer(run, reach.viewer(), text.strip())
                .orElseThrow(() -> new Problem(
                        HttpStatus.CONFLICT, "no_input_wanted", "This run does not wait for an answer now."));
        tellAnswered(run, question, reach);
    }

    private void tellAnswered(UUID run, UUID question, Reach reach) {
        log.tell(run, "input.resolved", Map.of("id", question, "answered", true, "by", reach.viewer()));
    }

    /// The picture of what is to be allowed, JPEG.
    public Optional<byte[]> picture(UUID run, UUID approval, Reach reach) {
        return store.picture(run, approval, reach);
    }

    private void requireAtWork(UUID run, Reach reach) {
        requireKnown(run, reach);
        if (!store.lockAtWork(run)) {
            throw new Problem(HttpStatus.CONFLICT, "run_over", "This run is over.");
        }
    }

    private void requireKnown(UUID run, Reach reach) {
        if (!store.within(run, reach)) {
            throw Problem.notFound();
        }
    }

    private static void requireText(String text) {
        if (text.isEmpty()) {
            throw Problem.invalid("message_empty", "Write something first.");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Problem.invalid(
                    "message_too_long", "At most " + LONGEST_TEXT + " characters; this one has " + text.length() + ".");
        }
    }
}
