package dev.browsergrid.agents.oversight;

import dev.browsergrid.agents.Cancellation;
import java.util.Optional;

/// The people beside one run. Whatever waits here waits for them, within bounds, and ends with
/// [java.util.concurrent.CancellationException] when the run is cancelled; the time does not count against the run's.
public interface Oversight {
    /// Nobody is there: nothing is asked for, and no question is answered.
    Oversight NOBODY = new Oversight() {
        @Override
        public ApprovalPolicy policy() {
            return ApprovalPolicy.AUTO;
        }

        @Override
        public boolean wantsAttention() {
            return false;
        }

        @Override
        public Optional<Interlude> interlude(int step, Cancellation cancellation) {
            return Optional.empty();
        }

        @Override
        public Decision decide(Proposal proposal, Cancellation cancellation) {
            return new Decision.Expired();
        }

        @Override
        public Optional<String> ask(Question question, Cancellation cancellation) {
            return Optional.empty();
        }
    };

    /// What is asked for.
    ApprovalPolicy policy();

    /// Whether an [#interlude] would have something to tell or wait for. Asked before each action, so cheap.
    boolean wantsAttention();

    /// What happened since it was asked last; empty when nothing did. While the run is paused it waits.
    Optional<Interlude> interlude(int step, Cancellation cancellation) throws InterruptedException;

    /// Whether the agent may do this.
    Decision decide(Proposal proposal, Cancellation cancellation) throws InterruptedException;

    /// The user's answer; empty when there was none in time.
    Optional<String> ask(Question question, Cancellation cancellation) throws InterruptedException;
}
