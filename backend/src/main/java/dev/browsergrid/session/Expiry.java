package dev.browsergrid.session;

import dev.browsergrid.pool.Lease;
import dev.browsergrid.session.state.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Takes a browser back that was held as long as its pool allows. A run at work is asked to end first.
@Component
class Expiry {
    private static final Logger log = LoggerFactory.getLogger(Expiry.class);
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final SessionStore store;
    private final Parking parking;
    private final Custody custody;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Expiry(
            SessionStore store,
            Parking parking,
            Custody custody,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.parking = parking;
        this.custody = custody;
        this.clock = clock;
        this.events = events;
    }

    boolean isDue(Session session) {
        return session.state() instanceof SessionState.Active
                && session.expiresAt().filter(this::isPast).isPresent();
    }

    private boolean isPast(Instant time) {
        return !time.isAfter(clock.instant());
    }

    /// To be called for sessions of this server only.
    void expire(Session session, Lease lease) {
        String why = words(session.timeout());
        boolean patient = !isPast(session.expiresAt().orElseThrow().plus(GRACE));
        if (custody.covers(session.id())) {
            events.publishEvent(new SessionExpired(session.id(), why));
            if (patient) {
                return;
            }
        }
        log.info("session={} lease={} action=take_back reason=expired", session.id(), lease.id());
        store.want(session.id(), false);
        parking.continueToPark(session.id(), lease.id(), why);
    }

    private static String words(Duration timeout) {
        long minutes = timeout.toMinutes();
        return "its browser was in use for " + (minutes == 1 ? "a minute" : minutes + " minutes")
                + ", the longest that is allowed";
    }
}
