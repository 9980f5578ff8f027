package dev.browsergrid.run;

import dev.browsergrid.account.LiveCredentials;
import dev.browsergrid.account.Viewer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/// Tells a run's events to whoever follows it: history first, then live, each exactly once, until the terminal one. It
/// reads the log alone, so a reload, a second follower and another server all are told the same.
@Component
public class RunFollowing {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final int PAGE = 500;

    private final RunEvents events;
    private final InstantSource clock;
    private final LiveCredentials credentials;
    private final OpenRequests open;

    RunFollowing(RunEvents events, InstantSource clock, LiveCredentials credentials, OpenRequests open) {
        this.events = events;
        this.clock = clock;
        this.credentials = credentials;
        this.open = open;
    }

    /// Who is told of a run. Always called by the thread that follows.
    public interface Follower {
        /// One or more events, in order. What it throws ends the following.
        void heard(List<RunEvent> events) throws IOException;

        /// Nothing has happened for a while.
        default void quiet() throws IOException {}
    }

    /// Follows until the run is over, the viewer's credential ends or the server stops. Answers whether the follower
    /// has
    /// heard of the run's end.
    public boolean follow(Viewer viewer, UUID runId, long after, Follower follower)
            throws IOException, InterruptedException {
        long seen = after;
        Instant lastTold = clock.instant();
        AtomicBoolean cut = new AtomicBoolean(); // set by the thread that watches credentials
        try (var waiter = events.listen(runId);
                var _ = credentials.register(viewer, () -> cut.set(true))) {
            while (open.mayWait() && !cut.get()) {
                List<RunEvent> page = events.after(runId, seen, PAGE);
                if (!page.isEmpty()) {
                    seen = page.getLast().seq();
                    follower.heard(page);
                    lastTold = clock.instant();
                    if (page.getLast().terminal()) {
                        return true;
                    }
                } else if (lastTold.plus(QUIET).isBefore(clock.instant())) {
                    follower.quiet();
                    lastTold = clock.instant();
                } else {
                    waiter.await(LOOK_AGAIN);
                }
            }
        }
        return false;
    }
}
