package dev.browsergrid.run;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Why runs of this server were stopped, when it was not somebody who asked for that.
@Component
class Stops {
    // written by the dispatcher, read by the runs' own threads, forgotten when they end
    private final Map<UUID, Ending.Failed> reasons = new ConcurrentHashMap<>();
    // set once when the server stops, read by every run's thread
    private volatile boolean serverStops;

    /// From now on, stopped runs say that the server was stopped, not the user.
    void serverStops() {
        serverStops = true;
    }

    /// From now on, when this run is stopped it says that its session's time was up.
    void timeIsUp(UUID run, String why) {
        reasons.put(
                run,
                new Ending.Failed(
                        "session_timeout",
                        "I had to stop: " + why + ". The browser is saved as it is; send a message to go on."));
    }

    /// From now on, when this run is stopped it says that nobody let it go on.
    void pausedTooLong(UUID run) {
        reasons.put(
                run,
                new Ending.Failed(
                        "pause_expired",
                        "I was paused and nobody let me go on. The browser is saved as it is; send a message to go"
                                + " on."));
    }

    /// From now on, when this run is stopped it says that somebody gave its browser back.
    void browserLeft(UUID run) {
        reasons.putIfAbsent(
                run, new Ending.Failed("session_released", "I had to stop: the browser was given back by hand."));
    }

    /// What a run says that ends like this. A browser that is taken away looks lost to the run that did not let go in
    /// time.
    Ending said(UUID run, Ending ending) {
        Optional<Ending> reason = Optional.ofNullable(reasons.get(run));
        return switch (ending) {
            case Ending.Completed _, Ending.Asked _, Ending.TimedOut _ -> ending;
            case Ending.Failed _ -> reason.orElse(ending);
            case Ending.Cancelled _ -> reason.orElseGet(() -> serverStops ? stoppedWithServer() : ending);
        };
    }

    private static Ending stoppedWithServer() {
        return new Ending.Failed(
                "server_stopped", "The server was stopped while I was working on this. Send a message to go on.");
    }

    void forget(UUID run) {
        reasons.remove(run);
    }
}
