package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.BrowserTemplate.Viewport;
import dev.browsergrid.node.template.TemplateRules;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.session.state.SessionState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/// The sessions of runs that belong to no chat: made for one run, or their user's own.
@Service
public class RunSessions {
    private final SessionStore store;
    private final Parking parking;
    private final Pools pools;
    private final Profiles profiles;

    RunSessions(SessionStore store, Parking parking, Pools pools, Profiles profiles) {
        this.store = store;
        this.parking = parking;
        this.pools = pools;
        this.profiles = profiles;
    }

    /// What a run's session is to be: of a pool (id or name, else the system's), perhaps with a profile (id or name) it
    /// is saved to, its pages perhaps of this size.
    public record Wish(Optional<String> pool, Optional<String> profile, Optional<Viewport> viewport, String name) {}

    /// Makes a session that gets a browser when its run's turn comes. Runs that save to one profile take turns.
    ///
    /// @throws Problem `not_found` for the pool or the profile, `viewport_invalid`
    public UUID create(Wish wish, Reach reach) {
        BrowserTemplate template = wish.viewport()
                .map(size -> BrowserTemplate.sized(size.width(), size.height()))
                .orElse(BrowserTemplate.DEFAULT);
        List<FieldError> errors = TemplateRules.check(template, "");
        if (!errors.isEmpty()) {
            throw Problem.invalid("viewport_invalid", errors);
        }
        Pool pool = pools.resolve(wish.pool().orElse(Pools.DEFAULT), reach).orElseThrow(Problem::notFound);
        Optional<UUID> profile = wish.profile()
                .map(name -> profiles.resolve(name, reach.viewer()).orElseThrow(Problem::notFound));
        UUID id = Ids.next();
        store.create(SessionDraft.ofRun(id, reach.viewer(), pool.id(), profile, wish.name(), template));
        return id;
    }

    /// The user's own session, for a run to work in. It is brought back when it is parked, and parked again; a browser
    /// that is in use stays in use.
    ///
    /// @throws Problem `not_found`, `session_of_chat`, `session_ended`
    public Session own(UUID id, Reach reach) {
        Session session = store.find(id, reach).orElseThrow(Problem::notFound);
        if (session.chatId().isPresent()) {
            throw new Problem(
                    HttpStatus.CONFLICT, "session_of_chat", "This session belongs to a chat; name it as chat_id.");
        }
        if (session.state() instanceof SessionState.Ended) {
            throw new Problem(HttpStatus.CONFLICT, "session_ended", "This session is over; create another one.");
        }
        return session;
    }

    /// Ends a session that was made for a run and that has nothing to come back to.
    public void end(UUID id) {
        parking.end(id, "its run is over");
    }
}
