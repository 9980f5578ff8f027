package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.NodeDrainRequested;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.session.state.SessionEvent.ParkAsked;
import dev.browsergrid.session.state.SessionEvent.Withdrawn;
import dev.browsergrid.session.state.SessionState;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Giving browsers back by hand. What is asked is written down; the server that has the browser does it.
@Service
public class SessionReleases {
    // a state may move between reading it and asking it to move; three times in a row it will not
    private static final int ATTEMPTS = 4;

    private final SessionStore store;
    private final Pools pools;
    private final Parking parking;
    private final Keeping keeping;
    private final TransactionTemplate transaction;

    SessionReleases(
            SessionStore store, Pools pools, Parking parking, Keeping keeping, TransactionTemplate transaction) {
        this.store = store;
        this.pools = pools;
        this.parking = parking;
        this.keeping = keeping;
        this.transaction = transaction;
    }

    /// Gives the session's browser back: with a profile its state is saved, without one the session
    /// is over. What has no browser to give back stays as it is.
    ///
    /// @throws Problem `not_found`; `session_busy` while a run uses it that it was made for
    public void release(UUID id, Reach reach) {
        letGo(within(id, reach), "it was released");
    }

    /// As [#release], by the server's own decision.
    ///
    /// @throws Problem `session_busy` while a run uses it that it was made for
    public void release(UUID id, String why) {
        store.find(id).ifPresent(session -> letGo(session, why));
    }

    /// As [#release], for sessions that can come back.
    ///
    /// @throws Problem `not_found`, `no_profile`, `session_busy`
    public void park(UUID id, Reach reach) {
        Session session = within(id, reach);
        if (session.savesTo().isEmpty()) {
            throw conflict("no_profile", "This session has no profile to keep its state in; it can only be released.");
        }
        letGo(session, "it was parked");
    }

    /// Ends the session and shows it to nobody any more. What its profile holds stays.
    ///
    /// @throws Problem `not_found`, `session_of_chat`
    public void delete(UUID id, Reach reach) {
        if (within(id, reach).chatId().isPresent()) {
            throw conflict("session_of_chat", "This session belongs to a chat; deleting the chat deletes it.");
        }
        parking.end(id, "it was deleted");
        store.hide(id);
    }

    private void letGo(Session first, String why) {
        Session session = first;
        for (int attempt = 0; attempt < ATTEMPTS && !isLetGo(session, why); attempt++) {
            session = store.find(first.id()).orElseThrow(Problem::notFound);
        }
    }

    private boolean isLetGo(Session session, String why) {
        if (keeping.end(session, why)) {
            return true;
        }
        if (isOfARun(session)) {
            throw conflict("session_busy", "A run uses this session; stop the run instead.");
        }
        boolean keeps = session.savesTo().isPresent();
        return switch (session.state()) {
            case SessionState.Parking _, SessionState.Parked _, SessionState.Ended _ -> true;
            case SessionState.Queued _, SessionState.Starting _ -> keeps ? withdraw(session, why) : end(session, why);
            // the reconciler sees what was asked and does it, where the browser is
            case SessionState.Held(var lease) -> keeps ? askToPark(session, lease, why) : end(session, why);
            case SessionState.Active(var lease) -> keeps ? askToPark(session, lease, why) : end(session, why);
        };
    }

    /// Nobody but a run, of a chat or by itself, has asked for the browser it has.
    private static boolean isOfARun(Session session) {
        return switch (session.state()) {
            case SessionState.Starting _, SessionState.Active _ -> !session.wanted();
            case SessionState.Parking _ -> session.chatId().isPresent();
            case SessionState.Queued _, SessionState.Held _, SessionState.Parked _, SessionState.Ended _ -> false;
        };
    }

    private boolean withdraw(Session session, String why) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            // first, as a claim takes the place in line before the session
            pools.withdraw(session.id());
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

    private Session within(UUID id, Reach reach) {
        return store.find(id, reach).orElseThrow(Problem::notFound);
    }

    private static Problem conflict(String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail);
    }

    /// A run is left to its end: it gives its browser back by itself.
    @TransactionalEventListener(fallbackExecution = true)
    void drainRequested(NodeDrainRequested request) {
        store.onNode(request.node())
                .filter(session -> session.wanted() || session.state() instanceof SessionState.Held)
                .ifPresent(session -> letGo(session, "an admin took its browser back"));
    }
}
