package dev.browsergrid.connect;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.ConnectPaths;
import dev.browsergrid.session.ConnectPaths.Connection;
import dev.browsergrid.session.Session;
import dev.browsergrid.session.SessionReleases;
import dev.browsergrid.session.SessionRequests;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.session.state.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/// Gets a client its browser: a new session, or with a key the one that was claimed with it before.
@Service
@EnableConfigurationProperties(ConnectSettings.class)
public class Claiming {
    private static final Duration COME_BACK = Duration.ofSeconds(5);
    // a session of the same key may end between being found and being used; not several times in a row
    private static final int ATTEMPTS = 4;

    private final ClaimStore claims;
    private final SessionRequests requests;
    private final SessionReleases releases;
    private final Sessions sessions;
    private final ConnectPaths paths;
    private final ConnectSettings settings;
    private final InstantSource clock;

    Claiming(
            ClaimStore claims,
            SessionRequests requests,
            SessionReleases releases,
            Sessions sessions,
            ConnectPaths paths,
            ConnectSettings settings,
            InstantSource clock) {
        this.claims = claims;
        this.requests = requests;
        this.releases = releases;
        this.sessions = sessions;
        this.paths = paths;
        this.settings = settings;
        this.clock = clock;
    }

    /// Reads what a claim's parameters ask for, and claims it.
    ///
    /// @throws Problem `connect_invalid`, and as below
    public Connection claim(UnaryOperator<@Nullable String> parameters, UUID owner) throws InterruptedException {
        return claim(ConnectWish.read(parameters, settings), owner);
    }

    /// Waits in line for as long as the wish says.
    ///
    /// @throws Problem what [SessionRequests#create] refuses; `no_browser_in_time`, `browser_failed`
    Connection claim(ConnectWish wish, UUID owner) throws InterruptedException {
        Reach reach = Reach.own(owner);
        UUID session = session(wish, reach);
        Optional<Connection> connection = paths.find(session);
        if (connection.isEmpty()) {
            requests.awaitBrowser(session, wish.patience());
            connection = paths.find(session);
        }
        if (connection.isEmpty()) {
            throw failure(session, wish, reach);
        }
        Instant release = clock.instant().plus(settings.attachWithin());
        // until it is written, the claim's own, later time stands
        Thread.ofVirtual().name("claimed-" + session).start(() -> claims.releaseAt(session, release));
        return connection.get();
    }

    private UUID session(ConnectWish wish, Reach reach) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<UUID> before = wish.key().flatMap(key -> claims.ofKey(reach.viewer(), key));
            if (before.isEmpty()) {
                Optional<UUID> created = create(wish, reach);
                if (created.isPresent()) {
                    return created.get();
                }
            } else if (isContinued(before.get(), wish, reach)) {
                return before.get();
            }
        }
        throw new Problem(HttpStatus.CONFLICT, "key_in_use", "The session of this key is just coming and going.");
    }

    /// Empty when somebody else made a session with the same key at the same time.
    private Optional<UUID> create(ConnectWish wish, Reach reach) {
        try {
            return Optional.of(requests.create(
                    wish.request(),
                    reach,
                    id -> claims.insert(id, reach.viewer(), wish.key(), wish.keepAlive(), latest(wish))));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /// Not when it is over: then another one takes its key.
    private boolean isContinued(UUID id, ConnectWish wish, Reach reach) {
        Optional<SessionState> state = sessions.find(id, reach).map(Session::state);
        if (state.filter(found -> !(found instanceof SessionState.Ended)).isEmpty()) {
            claims.forget(id);
            return false;
        }
        claims.notBefore(id, latest(wish));
        if (state.get() instanceof SessionState.Parked) {
            requests.resume(id, reach);
        }
        return true;
    }

    private Instant latest(ConnectWish wish) {
        return clock.instant().plus(wish.patience()).plus(settings.attachWithin());
    }

    private Problem failure(UUID session, ConnectWish wish, Reach reach) {
        Optional<SessionState> state = sessions.find(session).map(Session::state);
        if (state.isPresent() && state.get() instanceof SessionState.Ended(var reason)) {
            return new Problem(HttpStatus.BAD_GATEWAY, "browser_failed", "There is no browser: " + reason + ".");
        }
        // who asks with a key comes back for the same place in line
        if (wish.key().isEmpty()) {
            releases.delete(session, reach);
            claims.forget(session);
        }
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "no_browser_in_time",
                "No browser became free within " + wish.patience().toSeconds() + " seconds.",
                Optional.of(COME_BACK));
    }
}
