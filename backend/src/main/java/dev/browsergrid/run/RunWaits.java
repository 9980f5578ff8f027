package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets requests wait for the end of a run.
@Component
public class RunWaits {
    // another server's change raises no signal here, so look again this often
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Runs runs;
    private final RunEvents events;
    private final InstantSource clock;
    private final OpenRequests open;

    RunWaits(Runs runs, RunEvents events, InstantSource clock, OpenRequests open) {
        this.runs = runs;
        this.events = events;
        this.clock = clock;
        this.open = open;
    }

    /// Waits until the run is over, at most this long, and no longer than the server runs. Answers it as it is then.
    public Optional<Run> await(UUID id, Duration limit, Reach reach) throws InterruptedException {
        Instant deadline = clock.instant().plus(limit);
        try (var waiter = events.listen(id)) {
            while (open.mayWait() && isAtWork(id, reach) && clock.instant().isBefore(deadline)) {
                Duration left = Duration.between(clock.instant(), deadline);
                waiter.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
        }
        return runs.find(id, reach);
    }

    private boolean isAtWork(UUID id, Reach reach) {
        return runs.brief(id, reach).filter(run -> !run.finished()).isPresent();
    }
}
