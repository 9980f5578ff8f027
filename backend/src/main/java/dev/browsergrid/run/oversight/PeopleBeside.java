package dev.browsergrid.run.oversight;

import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Screenshot;
import dev.browsergrid.agents.oversight.ApprovalPolicy;
import dev.browsergrid.agents.oversight.Decision;
import dev.browsergrid.agents.oversight.Interlude;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.oversight.Proposal;
import dev.browsergrid.agents.oversight.Question;
import dev.browsergrid.agents.oversight.Stake;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Signals;
import dev.browsergrid.run.OnQuestion;
import dev.browsergrid.run.oversight.OversightStore.Heard;
import dev.browsergrid.run.oversight.OversightStore.Kind;
import dev.browsergrid.run.oversight.OversightStore.Resolved;
import dev.browsergrid.run.oversight.RequiredAction.Approval;
import dev.browsergrid.run.oversight.RequiredAction.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/// The people beside one run. It waits for what they write into the database, on whichever server they do. Confined to
/// the run's thread.
final class PeopleBeside implements Oversight {
    // another server's change raises no signal here, so look again this often
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final String RUNNING = "RUNNING";

    private final UUID run;
    private final ApprovalPolicy policy;
    private final OnQuestion onQuestion;
    private final OversightSettings settings;
    private final OversightStore store;
    private final RunLog log;
    private final Handover handover;
    private final InstantSource clock;
    private final Runnable pausedTooLong;

    /// `pausedTooLong` ends the run.
    PeopleBeside(
            UUID run,
            ApprovalPolicy policy,
            OnQuestion onQuestion,
            OversightSettings settings,
            OversightStore store,
            RunLog log,
            Handover handover,
            InstantSource clock,
            Runnable pausedTooLong) {
        this.run = run;
        this.policy = policy;
        this.onQuestion = onQuestion;
        this.settings = settings;
        this.store = store;
        this.log = log;
        this.handover = handover;
        this.clock = clock;
        this.pausedTooLong = pausedTooLong;
    }

    @Override
    public ApprovalPolicy policy() {
        return policy;
    }

    @Override
    public boolean wantsAttention() {
        return store.wantsAttention(run);
    }

    @Override
    public Optional<Interlude> interlude(int step, Cancellation cancellation) throws InterruptedException {
        if (!store.wantsAttention(run)) {
            return Optional.empty();
        }
        if (store.isPaused(run)) {
            standStill(cancellation);
        }
        List<Heard> heard = store.readMessages(run);
        List<UUID> said = heard.stream()
                .filter(one -> one.kind() == Kind.SAID)
                .map(Heard::id)
                .toList();
        if (!said.isEmpty()) {
            log.tell(run, "message.read", Map.of("ids", said, "step", step));
        }
        return Optional.of(new Interlude(texts(heard, Kind.SAID), texts(heard, Kind.DID)));
    }

    private static List<String> texts(List<Heard> heard, Kind kind) {
        return heard.stream().filter(one -> one.kind() == kind).map(Heard::text).toList();
    }

    private void standStill(Cancellation cancellation) throws InterruptedException {
        become("PAUSED");
        handover.stoodStill(run);
        Instant limit = clock.instant().plus(settings.longestPause());
        if (!await(limit, cancellation, () -> !store.isPaused(run))) {
            pausedTooLong.run();
            throw new CancellationException("the run was paused for too long");
        }
        become(RUNNING);
    }

    @Override
    public Decision decide(Proposal proposal, Cancellation cancellation) throws InterruptedException {
        Stake stake = proposal.stake();
        if (store.allowedBefore(run, proposal.concern().word(), proposal.consequence(), stake.origin())) {
            return new Decision.Approved(false);
        }
        UUID id = Ids.next();
        Optional<String> picture = proposal.picture().map(_ -> "/api/v1/runs/" + run + "/approvals/" + id + "/picture");
        Approval approval = new Approval(
                proposal.index(),
                proposal.tool(),
                proposal.description(),
                proposal.reason(),
                proposal.concern().word(),
                proposal.consequence(),
                stake.origin(),
                stake.address(),
                stake.element().name(),
                picture.orElse(null));
        Optional<Resolved> resolved = ask(
                id,
                RequiredAction.Type.APPROVAL,
                proposal.step(),
                approval,
                proposal.picture().map(Screenshot::jpeg),
                settings.approvalPatience(),
                cancellation);
        return resolved.<Decision>map(answer -> answer.resolution().equals("APPROVED")
                        ? new Decision.Approved(true)
                        : new Decision.Denied(
                                Optional.ofNullable(answer.answer()).orElse("")))
                .orElseGet(Decision.Expired::new);
    }

    @Override
    public Optional<String> ask(Question question, Cancellation cancellation) throws InterruptedException {
        if (onQuestion == OnQuestion.END) {
            return Optional.empty();
        }
        return ask(
                        Ids.next(),
                        RequiredAction.Type.INPUT,
                        question.step(),
                        new Input(question.text(), question.kind().word(), question.choices()),
                        Optional.empty(),
                        settings.inputPatience(),
                        cancellation)
                .flatMap(answer -> Optional.ofNullable(answer.answer()));
    }

    private Optional<Resolved> ask(
            UUID id,
            RequiredAction.Type type,
            int step,
            Object content,
            Optional<byte[]> picture,
            Duration patience,
            Cancellation cancellation)
            throws InterruptedException {
        Instant until = clock.instant().plus(patience);
        if (!store.ask(id, run, type, step, RequiredActions.write(content), picture.orElse(null), until)) {
            throw new CancellationException("the run is over");
        }
        log.tell(
                run,
                type == RequiredAction.Type.APPROVAL ? "approval.requested" : "input.requested",
                told(id, step, until, content));
        log.tell(run, "run.status", Map.of("status", "requires_action"));
        boolean answered = false;
        try {
            answered = await(until, cancellation, () -> store.isResolved(id)) || !store.close(id, "EXPIRED");
        } finally {
            if (!answered) {
                store.close(id, "WITHDRAWN");
            }
        }
        Optional<Resolved> resolved = answered ? store.resolved(id) : Optional.empty();
        if (resolved.isEmpty()) {
            log.tell(
                    run,
                    type == RequiredAction.Type.APPROVAL ? "approval.resolved" : "input.resolved",
                    type == RequiredAction.Type.APPROVAL
                            ? Map.of("id", id, "decision", "expired")
                            : Map.of("id", id, "answered", false));
        }
        become(RUNNING);
        return resolved;
    }

    private static Map<String, Object> told(UUID id, int step, Instant until, Object content) {
        return Map.of(
                "id",
                id,
                "step",
                step,
                "expires_at",
                until.toString(),
                content instanceof Approval ? "approval" : "input",
                RequiredActions.told(content));
    }

    private void become(String status) {
        store.status(run, status);
        log.tell(run, "run.status", Map.of("status", status.toLowerCase(Locale.ROOT)));
    }

    private interface Condition {
        boolean holds();
    }

    /// Waits until it holds, at most until `limit`. Answers whether it does.
    private boolean await(Instant limit, Cancellation cancellation, Condition condition) throws InterruptedException {
        try (Signals<UUID>.Waiter waiter = log.listen(run);
                var _ = cancellation.onCancel(() -> log.wake(run))) {
            while (!condition.holds()) {
                if (cancellation.isCancelled()) {
                    throw new CancellationException("the run was cancelled");
                }
                Duration left = Duration.between(clock.instant(), limit);
                if (!left.isPositive()) {
                    return false;
                }
                waiter.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
            return true;
        }
    }
}
