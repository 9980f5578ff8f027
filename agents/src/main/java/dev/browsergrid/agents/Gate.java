package dev.browsergrid.agents;

import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Concern;
import dev.browsergrid.agents.oversight.Concerns;
import dev.browsergrid.agents.oversight.Decision;
import dev.browsergrid.agents.oversight.Examination;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.oversight.Proposal;
import dev.browsergrid.agents.oversight.Stake;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Stands between what the model wants to do and the browser: asks a person where the policy says so. What is allowed
/// is allowed for the page as the person saw it, and void when that has changed. Confined to the run's thread.
final class Gate {
    private final Computer computer;
    private final Oversight oversight;
    private final Spending spending;
    private final Cancellation cancellation;
    // what was refused once is not asked for again
    private final Set<Refusal> refused = new HashSet<>();

    private record Refusal(ToolCall.Action action, String fingerprint) {}

    Gate(Computer computer, Oversight oversight, Spending spending, Cancellation cancellation) {
        this.computer = computer;
        this.oversight = oversight;
        this.spending = spending;
        this.cancellation = cancellation;
    }

    /// An action about to be done, as it is told.
    record Intent(int step, int index, String tool, ToolCall.Action action, String description, String reason) {}

    /// Why it may not be done; empty when it may.
    Optional<ActionResult.Refused> refusal(Intent intent) throws InterruptedException {
        ToolCall.Action action = intent.action();
        if (oversight.policy() == ApprovalPolicy.AUTO || action instanceof ToolCall.Look) {
            return Optional.empty();
        }
        return switch (computer.examine(action, cancellation)) {
            case Examination.Nothing() -> Optional.empty();
            case Examination.Unclear(String why) -> refused(ToolError.TIMEOUT, why);
            case Examination.Found(Stake stake) -> {
                Optional<Concern> concern = concern(action, stake);
                yield concern.isEmpty() ? Optional.empty() : ask(intent, concern.get(), stake);
            }
        };
    }

    private Optional<Concern> concern(ToolCall.Action action, Stake stake) {
        return Concerns.of(action, stake)
                .or(() -> oversight.policy() == ApprovalPolicy.ALWAYS ? Optional.of(Concern.ANY) : Optional.empty());
    }

    private Optional<ActionResult.Refused> ask(Intent intent, Concern concern, Stake stake)
            throws InterruptedException {
        Refusal same = new Refusal(intent.action(), stake.fingerprint());
        if (refused.contains(same)) {
            return refused(ToolError.APPROVAL_DENIED, "this was refused before");
        }
        Proposal proposal = new Proposal(
                intent.step(),
                intent.index(),
                intent.tool(),
                intent.description(),
                intent.reason(),
                concern,
                stake,
                computer.picture(intent.action(), cancellation));
        return switch (spending.free(() -> oversight.decide(proposal, cancellation))) {
            case Decision.Approved(boolean waited) -> waited ? changedSince(intent.action(), stake) : Optional.empty();
            case Decision.Denied(String note) -> {
                refused.add(same);
                yield refused(
                        ToolError.APPROVAL_DENIED,
                        "the user does not want this" + (note.isEmpty() ? "" : " and says: " + note));
            }
            case Decision.Expired() -> {
                refused.add(same);
                yield refused(ToolError.APPROVAL_EXPIRED, "the user was asked to allow this and did not answer");
            }
        };
    }

    private Optional<ActionResult.Refused> changedSince(ToolCall.Action action, Stake seen)
            throws InterruptedException {
        boolean same = computer.examine(action, cancellation) instanceof Examination.Found(Stake now)
                && now.fingerprint().equals(seen.fingerprint());
        return same
                ? Optional.empty()
                : refused(ToolError.APPROVAL_VOID, "the page changed after the user was shown it, so nothing was done");
    }

    private static Optional<ActionResult.Refused> refused(ToolError error, String message) {
        return Optional.of(new ActionResult.Refused(error, message));
    }
}
