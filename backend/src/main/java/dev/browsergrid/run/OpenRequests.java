package dev.browsergrid.run;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Whether the server runs, for requests that are held open: they look every second or so, so that stopping the web
/// server does not wait for them.
@Component
class OpenRequests implements SmartLifecycle {
    // set by start and stop, read by every waiting thread
    private volatile boolean running;

    boolean mayWait() {
        return running;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
