package dev.browsergrid.connect;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.proxy.tunnel.Tunnels;
import dev.browsergrid.proxy.tunnel.Tunnels.ClientsChanged;
import dev.browsergrid.session.Session;
import dev.browsergrid.session.SessionReleases;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.session.state.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps written down which claimed sessions have clients, and releases those whose first client did not come, or whose
/// last one is gone for long enough. The rows decide, so any server releases what another one left behind.
@Component
class Attendance extends ServerReconciler<UUID> {
    private static final Logger log = LoggerFactory.getLogger(Attendance.class);
    private static final Duration RESYNC = Duration.ofSeconds(1);
    private static final Duration RENEWAL = Duration.ofSeconds(5);

    private final ClaimStore claims;
    private final Tunnels tunnels;
    private final Sessions sessions;
    private final SessionReleases releases;
    private final InstantSource clock;
    // only the loop's timer touches it
    private Instant renewed = Instant.MIN;

    Attendance(ClaimStore claims, Tunnels tunnels, Sessions sessions, SessionReleases releases, InstantSource clock) {
        super(RESYNC);
        this.claims = claims;
        this.tunnels = tunnels;
        this.sessions = sessions;
        this.releases = releases;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "attendance";
    }

    @Override
    public Collection<UUID> keys() {
        if (!clock.instant().isBefore(renewed.plus(RENEWAL))) {
            renewed = clock.instant();
            claims.renew();
        }
        Set<UUID> here = tunnels.sessions();
        Set<UUID> written = new HashSet<>(claims.ofThisServer());
        Set<UUID> keys = new HashSet<>(claims.due());
        here.stream().filter(session -> !written.contains(session)).forEach(keys::add);
        written.stream().filter(session -> !here.contains(session)).forEach(keys::add);
        return keys;
    }

    @Override
    public void reconcile(UUID session) {
        if (tunnels.isAttached(session)) {
            claims.attached(session);
        } else {
            claims.left(session);
            if (claims.isDue(session)) {
                release(session);
            }
        }
    }

    private void release(UUID session) {
        try {
            releases.release(session, "no client was connected any more");
            log.info("session={} action=release reason=no_client", session);
        } catch (Problem busy) {
            log.debug("session={} action=none reason={}", session, busy.getMessage());
        }
        boolean over = sessions.find(session)
                .map(Session::state)
                .filter(state -> !(state instanceof SessionState.Ended))
                .isEmpty();
        if (over) {
            claims.forget(session);
        } else {
            claims.settled(session);
        }
    }

    @EventListener
    void clientsChanged(ClientsChanged change) {
        wake(change.session());
    }

    /// After the sessions.
    @Override
    public int getPhase() {
        return 400;
    }
}
