package dev.browsergrid.agents;

import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Concern;
import dev.browsergrid.agents.oversight.Concerns;
import dev.browsergrid.agents.oversight.Decision;
import dev.browsergrid.agents.oversight.Examination;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.oversight.Proposal;
import dev.browsergrid.agents.oversight.Stake;
import dev.browsergrid.agents.provenance.Crossing;
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
    private final Origins origins;
    // what was refused once is not asked for again
    private final Set<Refusal> refused = new HashSet<>();

    private record Refusal(ToolCall.Action action, String fingerprint) {}

    Gate(Computer computer, Oversight oversight, Spending spending, Cancellation cancellation, Origins origins) {
        this.computer = computer;
        this.oversight = oversight;
        this.spending = spending;
        this.cancellation = cancellation;
        this.origins = origins;
    }

    /// An action about to be done, as it is told.
    record Intent(int step, int index, String tool, ToolCall.Action action, String description, String reason) {}

    /// Why a person is asked: the class, what may come of it, and what to add to the words for what is done.
    private record Worry(Concern concern, String consequence, String addition) {
        static Worry of(Concern concern) {
            return new Worry(concern, concern.consequence(), "");
        }
    }

    /// Where the texts of the run come from.
    Origins origins() {
        return origins;
    }

    /// Why it may not be done; empty when it may.
    Optional<ActionResult.Refused> refusal(Intent intent) throws InterruptedException {
        ToolCall.Action action = intent.action();
        if (action instanceof ToolCall.Look) {
            return Optional.empty();
        }
        Optional<ActionResult.Refused> invented = origins.invented(action);
        if (invented.isPresent() || oversight.policy() == ApprovalPolicy.AUTO) {
            return invented;
        }
        return switch (computer.examine(action, cancellation)) {
            case Examination.Nothing() -> Optional.empty();
            case Examination.Unclear(String why) -> refused(ToolError.TIMEOUT, why);
            case Examination.Found(Stake stake) -> {
                Optional<Origins.Taken> taken = origins.taken(action, stake);
                Optional<Worry> worry = worry(action, stake, taken.map(Origins.Taken::crossing));
                Stake at = taken.map(Origins.Taken::at).orElse(stake);
                Optional<ActionResult.Refused> refusal =
                        worry.isEmpty() ? Optional.empty() : ask(intent, worry.get(), at, stake);
                if (refusal.isEmpty()) {
                    origins.went(action, at, taken.isPresent());
                }
                yield refusal;
            }
        };
    }

    private Optional<Worry> worry(ToolCall.Action action, Stake stake, Optional<Crossing> crossing) {
        Optional<Concern> usual = Concerns.of(action, stake);
        if (crossing.isPresent()) {
            String more = usual.map(concern -> " " + concern.consequence()).orElse("");
            return Optional.of(new Worry(
                    Concern.DATA_CROSSING,
                    crossing.get().consequence() + more,
                    ", which has “" + Prompt.shorten(crossing.get().piece(), 200) + "” from "
                            + crossing.get().from()));
        }
        return usual.or(() -> oversight.policy() == ApprovalPolicy.ALWAYS ? Optional.of(Concern.ANY) : Optional.empty())
                .map(Worry::of);
    }

    /// `at` is what the person is told it is about, `seen` what it acts on.
    private Optional<ActionResult.Refused> ask(Intent intent, Worry worry, Stake at, Stake seen)
            throws InterruptedException {
        Refusal same = new Refusal(intent.action(), seen.fingerprint());
        if (refused.contains(same)) {
            return refused(ToolError.APPROVAL_DENIED, "this was refused before");
        }
        Proposal proposal = new Proposal(
                intent.step(),
                intent.index(),
                intent.tool(),
                intent.description() + worry.addition(),
                intent.reason(),
                worry.concern(),
                worry.consequence(),
                at,
                computer.picture(intent.action(), cancellation));
        return switch (spending.free(() -> oversight.decide(proposal, cancellation))) {
            case Decision.Approved(boolean waited) -> waited ? changedSince(intent.action(), seen) : Optional.empty();
            case Decision.Denied(String note) -> {
                origins.given(note);
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
