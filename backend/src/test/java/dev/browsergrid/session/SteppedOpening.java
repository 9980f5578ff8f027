package dev.browsergrid.session;

import dev.browsergrid.pool.ClaimOutcome.Granted;
import dev.browsergrid.pool.Pools;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Opens sessions as the server does, but where that has a thread for each, this waits to be told which one goes on.
class SteppedOpening extends Opening {
    private final Acquiring acquiring;
    private final BrowserStart browserStart;
    private final Custody custody;
    private final Pools pools;
    // what each thread would do next; both in the order they would have been started
    private final Map<UUID, Runnable> waiting = new LinkedHashMap<>();
    private final Map<UUID, Runnable> starting = new LinkedHashMap<>();

    SteppedOpening(SessionStore store, Acquiring acquiring, BrowserStart browserStart, Custody custody, Pools pools) {
        super(store, acquiring, browserStart, custody);
        this.acquiring = acquiring;
        this.browserStart = browserStart;
        this.custody = custody;
        this.pools = pools;
    }

    @Override
    void waitFor(UUID id) {
        waiting.putIfAbsent(id, () -> tryOnce(id));
    }

    @Override
    void start(Session session, Granted granted) {
        custody.take(session.id());
        starting.put(session.id(), () -> {
            starting.remove(session.id());
            try {
                browserStart.start(session, granted);
            } finally {
                custody.drop(session.id());
            }
        });
    }

    /// One turn of the loop that waits for a browser.
    private void tryOnce(UUID id) {
        boolean over = true;
        try {
            over = isSettled(id);
            if (!over) {
                Optional<AcquireOutcome> answer = acquiring.attempt(id);
                over = answer.isPresent();
                if (answer.filter(AcquireOutcome.Ready.class::isInstance).isPresent()) {
                    custody.drop(id);
                }
            }
        } finally {
            if (over) {
                waiting.remove(id);
                pools.withdraw(id);
            }
        }
    }

    /// What can go on.
    List<Runnable> next() {
        return Stream.concat(starting.values().stream(), waiting.values().stream())
                .toList();
    }
}
