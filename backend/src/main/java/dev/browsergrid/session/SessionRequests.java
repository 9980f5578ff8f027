package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.Hosts;
import dev.browsergrid.node.extension.Extensions;
import dev.browsergrid.node.template.TemplateRules;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import dev.browsergrid.platform.Signals;
import dev.browsergrid.pool.ClaimOutcome;
import dev.browsergrid.pool.ClaimOutcome.Granted;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.session.state.SessionEvent.Started;
import dev.browsergrid.session.state.SessionEvent.Wanted;
import dev.browsergrid.session.state.SessionState;
import dev.browsergrid.usage.UsageLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Asking for browsers by hand; giving them back is in [SessionReleases]. Each request writes down what is wanted and
/// returns; who works with browsers (`Opening`, `SessionReconciler`) goes by what is written, on whichever server.
@Service
public class SessionRequests {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final String IN_USE = "profile_in_use";
    // no session has this id: who listens for it is told of every one
    private static final UUID ANY = new UUID(0, 0);
    private static final Duration COME_BACK = Duration.ofSeconds(30);

    private final SessionStore store;
    private final Pools pools;
    private final Profiles profiles;
    private final Extensions extensions;
    private final Hosts hosts;
    private final Acquiring acquiring;
    private final Opening opening;
    private final Custody custody;
    private final TransactionTemplate transaction;
    private final UsageLimits limits;
    private final InstantSource clock;
    private final Signals<UUID> moves = new Signals<>();

    SessionRequests(
            SessionStore store,
            Pools pools,
            Profiles profiles,
            Extensions extensions,
            Hosts hosts,
            Acquiring acquiring,
            Opening opening,
            Custody custody,
            TransactionTemplate transaction,
            UsageLimits limits,
            InstantSource clock) {
        this.store = store;
        this.pools = pools;
        this.profiles = profiles;
        this.extensions = extensions;
        this.hosts = hosts;
        this.acquiring = acquiring;
        this.opening = opening;
        this.custody = custody;
        this.transaction = transaction;
        this.limits = limits;
        this.clock = clock;
    }

    /// A browser somebody asks for: from a pool (id or name), perhaps with a profile of theirs, perhaps set up
    /// otherwise than the pool's, for no longer than `timeoutMinutes`, its pages kept to what `egress` says beside
    /// the pool.
    public record Request(
            String pool,
            Optional<ProfileWish> profile,
            Optional<String> name,
            BrowserTemplate template,
            OptionalInt timeoutMinutes,
            EgressLists egress) {
        /// One whose pages may go wherever the pool's may.
        public Request(
                String pool,
                Optional<ProfileWish> profile,
                Optional<String> name,
                BrowserTemplate template,
                OptionalInt timeoutMinutes) {
            this(pool, profile, name, template, timeoutMinutes, EgressLists.NONE);
        }
    }

    /// Makes a session for the viewer and asks for its browser; waits first, when the wish says so, until nobody else
    /// saves to its profile.
    ///
    /// @throws Problem `not_found`, `template_invalid`, `egress_invalid`, `egress_allow_forbidden`
    /// @throws Problem `usage_limit_reached`, `profile_in_use`, `pool_paused`, `pool_full`
    public UUID create(Request request, Reach reach) {
        return create(request, reach, _ -> {});
    }

    /// As [#create], and writes `alongside` in the same transaction. What that throws undoes all of it.
    public UUID create(Request request, Reach reach, Consumer<UUID> alongside) {
        Instant deadline = clock.instant()
                .plus(request.profile().map(ProfileWish::patience).orElse(Duration.ZERO));
        try (var waiter = moves.listen(ANY)) {
            Optional<UUID> created = attempt(request, reach, alongside, deadline);
            while (created.isEmpty()) {
                waiter.await(LOOK_AGAIN);
                created = attempt(request, reach, alongside, deadline);
            }
            return created.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a profile", e);
        }
    }

    /// Empty while the profile is in use and there is time left to wait.
    private Optional<UUID> attempt(Request request, Reach reach, Consumer<UUID> alongside, Instant deadline) {
        try {
            return Optional.of(createNow(request, reach, alongside));
        } catch (Problem problem) {
            if (problem.code().equals(IN_USE) && clock.instant().isBefore(deadline)) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private UUID createNow(Request request, Reach reach, Consumer<UUID> alongside) {
        Pool pool = pools.resolve(request.pool(), reach).orElseThrow(Problem::notFound);
        Optional<UUID> profile = request.profile()
                .map(wish -> profiles.resolve(wish.profile(), reach.viewer()).orElseThrow(Problem::notFound));
        requireAcceptable(request.template(), reach);
        requireAcceptable(request.egress(), reach);
        limits.require(reach.viewer());
        UUID id = Ids.next();
        SessionDraft draft = new SessionDraft(
                id,
                reach.viewer(),
                pool.id(),
                profile,
                request.profile().filter(ProfileWish::readOnly).isPresent(),
                Optional.empty(),
                true,
                request.name().orElse("Session " + id.toString().substring(28)),
                request.template(),
                request.timeoutMinutes(),
                request.egress());
        begin(id, () -> {
            Session created = store.create(draft);
            alongside.accept(id);
            return created;
        });
        return id;
    }

    private static void requireAcceptable(EgressLists egress, Reach reach) {
        List<FieldError> errors = egress.check("egress.");
        if (!errors.isEmpty()) {
            throw Problem.invalid("egress_invalid", errors);
        }
        egress.requireAllowed(EgressLists.NONE, reach.admin());
    }

    private void requireAcceptable(BrowserTemplate template, Reach reach) {
        if (template.proxied().filter(proxy -> Objects.isNull(proxy.server())).isPresent()) {
            throw Problem.invalid(
                    "template_invalid", List.of(new FieldError("template.proxy.server", "A proxy needs an address.")));
        }
        List<FieldError> errors = new ArrayList<>(TemplateRules.check(template, "template."));
        if (!extensions.areOf(reach.viewer(), template.extensionIds())) {
            errors.add(new FieldError("template.extensions", "Not all of these are extensions of yours."));
        }
        if (!template.windowless() && !hosts.mayShowWindows()) {
            errors.add(new FieldError("template.headless", "No host has a display to show windows on."));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid("template_invalid", errors);
        }
    }

    /// Gives a parked session a browser again. One that has a browser, or waits for one, stays as it is.
    ///
    /// @throws Problem `not_found`, `session_of_chat`, `session_ended`, `session_busy` while it is being parked,
    ///     `usage_limit_reached`, `profile_in_use`, `pool_paused`, `pool_full`
    public void resume(UUID id, Reach reach) {
        Session session = store.find(id, reach).orElseThrow(Problem::notFound);
        if (session.chatId().isPresent()) {
            throw conflict("session_of_chat", "This session belongs to a chat; a message resumes it.");
        }
        switch (session.state()) {
            case SessionState.Ended _ -> throw conflict("session_ended", "This session is over; create another one.");
            case SessionState.Parking _ ->
                throw conflict("session_busy", "This session is being parked; resume it when it is.");
            case SessionState.Queued _, SessionState.Starting _, SessionState.Active _, SessionState.Held _ -> {}
            case SessionState.Parked _ -> {
                limits.require(session.ownerId());
                begin(id, () -> {
                    // before the session, as whoever claims for it does
                    session.savesTo().ifPresent(profiles::lock);
                    store.want(id, true);
                    store.apply(id, new Wanted());
                    return store.find(id).orElseThrow();
                });
            }
        }
    }

    /// Takes the first place in line within the writing transaction, so that what is refused was never there.
    private void begin(UUID id, Supplier<Session> write) {
        custody.take(id);
        try {
            Runnable rest = transaction.execute(_ -> claim(write.get()).orElseGet(() -> () -> opening.waitFor(id)));
            Objects.requireNonNull(rest).run();
        } finally {
            custody.drop(id);
        }
    }

    /// A browser that shall be as it comes is the session's at once; any other has to be started, which is what is
    /// left to do.
    private Runnable start(Session session, Granted granted) {
        boolean asItComes = session.profileId().isEmpty() && session.template().equals(BrowserTemplate.DEFAULT);
        return asItComes && store.advance(session, new Started(granted.lease())).isPresent()
                ? () -> {}
                : () -> opening.start(session, granted);
    }

    /// What is left to do when there is a browser; nothing when the session waits in line.
    private Optional<Runnable> claim(Session session) {
        session.savesTo().ifPresent(profile -> requireFree(profile, session.id()));
        return acquiring.claim(session).flatMap(claimed -> switch (claimed.outcome()) {
            case Granted granted -> Optional.of(start(claimed.session(), granted));
            case ClaimOutcome.Queued queued -> {
                store.placed(session, queued.position(), queued.estimate().map(Duration::toSeconds));
                yield Optional.empty();
            }
            case ClaimOutcome.Paused() ->
                throw conflict(
                        "pool_paused", "The pool is paused; it gives out no browsers until somebody resumes it.");
            case ClaimOutcome.AtCapacity(int bound) ->
                throw new Problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "pool_full",
                        "Already " + bound + " others wait for a browser of this pool.",
                        Optional.of(COME_BACK));
        });
    }

    /// Whoever wants the same profile meanwhile waits for the end of this transaction, and finds it taken.
    private void requireFree(UUID profile, UUID session) {
        profiles.lock(profile);
        profiles.holder(profile, Optional.of(session)).ifPresent(holder -> {
            throw Problem.conflict(
                    IN_USE,
                    "The session “" + holder.sessionName() + "” works with this profile. Release it, wait for it, "
                            + "open the profile read-only, or fork it.",
                    "holder",
                    holder);
        });
    }

    /// Waits until the session has its browser, or will not get one, at most this long.
    public void awaitBrowser(UUID id, Duration limit) throws InterruptedException {
        Instant deadline = clock.instant().plus(limit);
        try (var waiter = moves.listen(id)) {
            while (isOnItsWay(id) && clock.instant().isBefore(deadline)) {
                Duration left = Duration.between(clock.instant(), deadline);
                waiter.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
        }
    }

    private boolean isOnItsWay(UUID id) {
        return store.find(id)
                .map(Session::state)
                .filter(state -> state instanceof SessionState.Queued || state instanceof SessionState.Starting)
                .isPresent();
    }

    private static Problem conflict(String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        moves.raise(change.sessionId());
        moves.raise(ANY);
    }
}
