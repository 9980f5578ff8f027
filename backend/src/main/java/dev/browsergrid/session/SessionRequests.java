package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Signals;
import dev.browsergrid.pool.ClaimOutcome;
import dev.browsergrid.pool.ClaimOutcome.Granted;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.session.state.SessionEvent.ParkAsked;
import dev.browsergrid.session.state.SessionEvent.Wanted;
import dev.browsergrid.session.state.SessionEvent.Withdrawn;
import dev.browsergrid.session.state.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// What people ask of sessions by hand. Each request writes down what is wanted and returns; who works with browsers
/// (`Opening`, `SessionReconciler`) goes by what is written, on whichever server that is.
@Service
public class SessionRequests {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration COME_BACK = Duration.ofSeconds(30);
    // a state may move between reading it and asking it to move; three times in a row it will not
    private static final int ATTEMPTS = 4;

    private final SessionStore store;
    private final Pools pools;
    private final Profiles profiles;
    private final Acquiring acquiring;
    private final Opening opening;
    private final Parking parking;
    private final Custody custody;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Signals<UUID> moves = new Signals<>();

    SessionRequests(
            SessionStore store,
            Pools pools,
            Profiles profiles,
            Acquiring acquiring,
            Opening opening,
            Parking parking,
            Custody custody,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.store = store;
        this.pools = pools;
        this.profiles = profiles;
        this.acquiring = acquiring;
        this.opening = opening;
        this.parking = parking;
        this.custody = custody;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A browser somebody asks for: from a pool (id or name), perhaps with a profile of theirs, perhaps set up otherwise
    /// than the pool's, for no longer than `timeoutMinutes`.
    public record Request(
            String pool,
            Optional<UUID> profile,
            Optional<String> name,
            BrowserTemplate template,
            OptionalInt timeoutMinutes) {}

    /// Makes a session for the viewer and asks for its browser.
    ///
    /// @throws Problem `not_found`, `profile_in_use`, `pool_paused`, `pool_full`
    public UUID create(Request request, Reach reach) {
        Pool pool = pools.resolve(request.pool(), reach).orElseThrow(Problem::notFound);
        request.profile().ifPresent(profile -> {
            if (!profiles.isOwnedBy(profile, reach.viewer())) {
                throw Problem.notFound();
            }
        });
        UUID id = Ids.next();
        SessionDraft draft = new SessionDraft(
                id,
                reach.viewer(),
                pool.id(),
                request.profile(),
                Optional.empty(),
                request.name().orElse("Session " + id.toString().substring(28)),
                request.template(),
                request.timeoutMinutes());
        begin(id, () -> store.create(draft));
        return id;
    }

    /// Gives a parked session a browser again. One that has a browser, or waits for one, stays as it is.
    ///
    /// @throws Problem `not_found`, `session_of_chat`, `session_ended`, `session_busy` while it is being parked,
    ///     `profile_in_use`, `pool_paused`, `pool_full`
    public void resume(UUID id, Reach reach) {
        Session session = own(id, reach);
        switch (session.state()) {
            case SessionState.Ended _ ->
                throw conflict("session_ended", "This session is over; create another one.");
            case SessionState.Parking _ ->
                throw conflict("session_busy", "This session is being parked; resume it when it is.");
            case SessionState.Queued _, SessionState.Starting _, SessionState.Active _ -> {}
            case SessionState.Parked _ ->
                begin(id, () -> {
                    store.want(id, true);
                    store.apply(id, new Wanted());
                });
        }
    }

    /// Takes the first place in line within the writing transaction, so that what is refused was never there.
    private void begin(UUID id, Runnable write) {
        custody.take(id);
        try {
            Optional<Granted> granted = transaction.execute(_ -> {
                write.run();
                return claim(store.find(id).orElseThrow());
            });
            if (Objects.requireNonNull(granted).isPresent()) {
                opening.start(store.find(id).orElseThrow(), granted.get());
            } else {
                opening.waitFor(id);
            }
        } finally {
            custody.drop(id);
        }
    }

    private Optional<Granted> claim(Session session) {
        if (session.profileId()
                .filter(profile -> store.isProfileTaken(profile, session.id()))
                .isPresent()) {
            throw conflict("profile_in_use", "Another session works with this profile; release it first.");
        }
        return acquiring.claim(session).flatMap(outcome -> switch (outcome) {
            case Granted granted -> Optional.of(granted);
            case ClaimOutcome.Queued queued -> {
                store.placed(session, queued.position(), queued.estimate().map(Duration::toSeconds));
                yield Optional.empty();
            }
            case ClaimOutcome.Paused() ->
                throw conflict("pool_paused", "The pool is paused; it gives out no browsers until somebody resumes it.");
            case ClaimOutcome.AtCapacity(int bound) ->
                throw new Problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "pool_full",
                        "Already " + bound + " others wait for a browser of this pool.",
                        Optional.of(COME_BACK));
        });
    }

    /// Gives the session's browser back: with a profile its state is saved, without one the session is over. What has
    /// no browser to give back stays as it is.
    ///
    /// @throws Problem `not_found`; `session_busy` while a run of its chat uses it
    public void release(UUID id, Reach reach) {
        letGo(within(id, reach), "it was released");
    }

    /// As [#release], for sessions that can come back.
    ///
    /// @throws Problem `not_found`, `no_profile`, `session_busy`
    public void park(UUID id, Reach reach) {
        Session session = within(id, reach);
        if (session.profileId().isEmpty()) {
            throw conflict("no_profile", "This session has no profile to keep its state in; it can only be released.");
        }
        letGo(session, "it was parked");
    }

    /// Ends the session and shows it to nobody any more. What its profile holds stays.
    ///
    /// @throws Problem `not_found`, `session_of_chat`
    public void delete(UUID id, Reach reach) {
        own(id, reach);
        parking.end(id, "it was deleted");
        store.hide(id);
        pools.withdraw(id);
    }

    private void letGo(Session first, String why) {
        Session session = first;
        for (int attempt = 0; attempt < ATTEMPTS && !isLetGo(session, why); attempt++) {
            session = store.find(first.id()).orElseThrow(Problem::notFound);
        }
    }

    private boolean isLetGo(Session session, String why) {
        if (session.chatId().isPresent() && session.state().lease().isPresent()) {
            throw conflict("session_busy", "A run of its chat uses this session; stop the run instead.");
        }
        boolean keeps = session.profileId().isPresent();
        return switch (session.state()) {
            case SessionState.Parking _, SessionState.Parked _, SessionState.Ended _ -> true;
            case SessionState.Queued _, SessionState.Starting _ -> {
                boolean moved = keeps ? withdraw(session, why) : end(session, why);
                pools.withdraw(session.id());
                yield moved;
            }
            // the reconciler sees what was asked and does it, where the browser is
            case SessionState.Active(var lease) -> keeps ? askToPark(session, lease, why) : end(session, why);
        };
    }

    private boolean withdraw(Session session, String why) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            store.want(session.id(), false);
            return store.apply(session.id(), new Withdrawn(why));
        }));
    }

    private boolean askToPark(Session session, LeaseId lease, String why) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            store.want(session.id(), false);
            return store.apply(session.id(), new ParkAsked(lease, why));
        }));
    }

    private boolean end(Session session, String why) {
        parking.end(session.id(), why);
        return true;
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

    private Session within(UUID id, Reach reach) {
        return store.find(id, reach).orElseThrow(Problem::notFound);
    }

    private Session own(UUID id, Reach reach) {
        Session session = within(id, reach);
        if (session.chatId().isPresent()) {
            throw conflict("session_of_chat", "This session belongs to a chat; a message resumes it, deleting the chat "
                    + "deletes it.");
        }
        return session;
    }

    private static Problem conflict(String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        moves.raise(change.sessionId());
    }
}
