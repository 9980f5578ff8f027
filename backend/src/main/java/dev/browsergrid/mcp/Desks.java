package dev.browsergrid.mcp;

import dev.browsergrid.agents.BrowserLostException;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.browser.Drivers;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.session.ConnectPaths.Connection;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.session.SessionLeaving;
import dev.browsergrid.session.state.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// The desks of this server, one for each session that is driven by single tools. Each is a client of the session's
/// connect URL like any other, so a session is kept, cut off and given back as for those. A desk nobody uses gives its
/// driver back, at the latest when another one needs it.
@Component
class Desks extends ServerReconciler<UUID> {
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final McpSettings settings;
    private final InstantSource clock;
    private final Drivers drivers;
    private final Map<UUID, Desk> desks = new ConcurrentHashMap<>();
    // written once when the server listens
    private volatile int port;

    Desks(McpSettings settings, InstantSource clock) {
        super(RESYNC);
        this.settings = settings;
        this.clock = clock;
        this.drivers = new Drivers(settings.atOnce());
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    /// Does a job at the desk of a session's browser.
    ///
    /// @throws Problem `too_many_driven`, `browser_lost`
    <T> T work(Connection session, Cancellation cancellation, Desk.Job<T> job) throws InterruptedException {
        String address = "ws://127.0.0.1:" + port + session.path();
        try {
            Optional<T> done = Optional.empty();
            while (done.isEmpty()) {
                done = desk(session.session()).work(address, cancellation, job, clock);
            }
            return done.get();
        } catch (BrowserLostException e) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "browser_lost",
                    "The connection to the browser was lost. Take a browser_snapshot; if that fails, session_open with"
                            + " the session_id brings it back.");
        }
    }

    // one at a time, so that no more are made than there may be
    private synchronized Desk desk(UUID session) {
        Optional<Desk> known = Optional.ofNullable(desks.get(session));
        if (known.isPresent()) {
            return known.get();
        }
        if (desks.size() >= settings.atOnce() && !makeRoom()) {
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_driven",
                    settings.atOnce() + " sessions are being driven by single tools already; try again in a moment.");
        }
        Desk made = new Desk(drivers, clock.instant());
        desks.put(session, made);
        return made;
    }

    /// Closes the one that was not used for longest.
    private boolean makeRoom() {
        return desks.entrySet().stream()
                .filter(entry -> !entry.getValue().isBusy())
                .sorted(Comparator.comparing(entry -> entry.getValue().used()))
                .anyMatch(entry -> closeUnlessBusy(entry.getKey()));
    }

    private boolean closeUnlessBusy(UUID session) {
        Desk desk = desks.get(session);
        return desk != null && desk.closeUnlessBusy() && desks.remove(session, desk);
    }

    /// Closes a session's desk because its browser is to go.
    void close(UUID session) {
        Optional.ofNullable(desks.remove(session))
                .ifPresent(
                        desk -> Thread.ofVirtual().name("close-desk-" + session).start(desk::close));
    }

    @EventListener
    void leaving(SessionLeaving event) {
        close(event.sessionId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(SessionChanged change) {
        switch (change.state()) {
            case SessionState.Held _, SessionState.Parking _, SessionState.Parked _, SessionState.Ended _ ->
                close(change.sessionId());
            case SessionState.Queued _, SessionState.Starting _, SessionState.Active _ -> {}
        }
    }

    @Override
    public String name() {
        return "desks";
    }

    @Override
    public Collection<UUID> keys() {
        Instant limit = clock.instant().minus(settings.idle());
        return desks.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().isBusy() && entry.getValue().used().isBefore(limit))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void reconcile(UUID session) {
        closeUnlessBusy(session);
    }

    @Override
    public void stop() {
        super.stop();
        drivers.close();
        desks.clear();
    }

    /// Before the tunnels, whose clients these are.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 90;
    }
}
