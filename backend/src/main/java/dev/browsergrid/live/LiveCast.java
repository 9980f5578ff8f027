package dev.browsergrid.live;

import dev.browsergrid.live.hands.HandInput;
import dev.browsergrid.live.hands.Hands;
import dev.browsergrid.platform.Signals;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.session.Session;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.session.state.SessionState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// One session's live view while somebody watches: follows the session from browser to browser and tells the viewers
/// where it is. Its thread ends with the last viewer.
final class LiveCast {
    private static final Logger log = LoggerFactory.getLogger(LiveCast.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final UUID sessionId;
    private final Sessions sessions;
    private final HandControl control;
    private final Signals<UUID> changes;
    private final JsonMapper json;
    private final ScheduledExecutorService pace;
    private final List<LiveViewer> viewers = new CopyOnWriteArrayList<>();
    // what a late viewer is told at once; written by the cast's and the browser's threads
    private volatile @Nullable String lastState;
    private volatile @Nullable String lastTabs;
    private volatile @Nullable LiveFrame lastFrame;
    // written by the cast's thread, read by hands
    private volatile @Nullable Screencast watching;
    private final Map<UUID, Hands> hands = new ConcurrentHashMap<>();

    LiveCast(
            UUID sessionId,
            Sessions sessions,
            HandControl control,
            Signals<UUID> changes,
            JsonMapper json,
            ScheduledExecutorService pace) {
        this.sessionId = sessionId;
        this.sessions = sessions;
        this.control = control;
        this.changes = changes;
        this.json = json;
        this.pace = pace;
    }

    void join(LiveViewer viewer) {
        viewers.add(viewer);
        String state = lastState;
        String tabs = lastTabs;
        LiveFrame frame = lastFrame;
        if (state != null) {
            viewer.tell(state);
        }
        if (tabs != null) {
            viewer.tell(tabs);
        }
        if (frame != null) {
            viewer.show(frame);
        }
    }

    /// Answers whether nobody is left.
    boolean leave(LiveViewer viewer) {
        viewers.remove(viewer);
        return viewers.isEmpty();
    }

    /// Does what a person's hands do, while the browser is in them.
    void touch(UUID person, HandInput input) {
        Hands own = hands.get(person);
        if (own == null && holds(person)) {
            own = hands.computeIfAbsent(
                    person,
                    _ -> new Hands(
                            new CastPage(() -> watching),
                            () -> holds(person),
                            line -> control.did(sessionId, person, line)));
        }
        if (own != null) {
            own.act(input);
        }
    }

    private boolean holds(UUID person) {
        return control.holder(sessionId).filter(person::equals).isPresent();
    }

    private void letGo(UUID person) {
        Hands own = hands.remove(person);
        if (own != null) {
            own.close();
        }
    }

    /// Hands that have let go are gone, and those that hold are seen.
    private void lookAfterHands() {
        // asked for each anew: hands that were given the browser a moment ago may already be at work
        hands.keySet().stream().filter(person -> !holds(person)).forEach(this::letGo);
        control.holder(sessionId)
                .filter(person ->
                        viewers.stream().anyMatch(viewer -> viewer.person().equals(person)))
                .ifPresent(person -> control.watches(sessionId, person));
    }

    /// Follows the session until nobody watches.
    void follow() {
        @Nullable Screencast cast = null;
        try (var waiter = changes.listen(sessionId)) {
            String watched = "";
            while (!viewers.isEmpty()) {
                Optional<Session> session = sessions.find(sessionId);
                tellState(session.map(found -> found.state().status()).orElse("ended"));
                Optional<URI> cdpUrl = session.map(Session::state)
                        .filter(SessionState.Active.class::isInstance)
                        .flatMap(_ -> sessions.cdpUrl(sessionId));
                String wanted = cdpUrl.map(URI::toString).orElse("");
                if (!wanted.equals(watched)) {
                    close(cast);
                    cast = cdpUrl.map(this::watch).orElse(null);
                    watched = cast == null ? "" : wanted;
                    watching = cast;
                }
                lookAfterHands();
                waiter.await(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hands.keySet().forEach(this::letGo);
            watching = null;
            close(cast);
        }
    }

    private @Nullable Screencast watch(URI cdpUrl) {
        try {
            return Screencast.start(cdpUrl, pace, this::frame, this::tabs, () -> changes.raise(sessionId));
        } catch (CdpException e) {
            log.debug("session={} live=unreachable reason={}", sessionId, e.getMessage());
            return null;
        }
    }

    private static void close(@Nullable Screencast cast) {
        if (cast != null) {
            cast.close();
        }
    }

    private void frame(LiveFrame frame) {
        lastFrame = frame;
        viewers.forEach(viewer -> viewer.show(frame));
    }

    private void tabs(List<LiveTab> tabs) {
        String text = json.writeValueAsString(Map.of("type", "tabs", "tabs", tabs));
        lastTabs = text;
        viewers.forEach(viewer -> viewer.tell(text));
    }

    private void tellState(String status) {
        String text = json.writeValueAsString(Map.of("type", "state", "status", status));
        if (!text.equals(lastState)) {
            lastState = text;
            viewers.forEach(viewer -> viewer.tell(text));
        }
    }
}
