package dev.browsergrid.agents.browser;

import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Bounds the Playwright calls of one connection. Some of them (evaluate, title, count) have no timeout of their own
/// and hang with the page; interrupting the driver's thread makes them fail while the connection stays usable. Once
/// let go, no further call is started.
final class Leash {
    private final ScheduledExecutorService alarms;
    // guards: set by whoever cancels, read on the driver's thread before each call
    private volatile boolean letGo;

    Leash(ScheduledExecutorService alarms) {
        this.alarms = alarms;
    }

    /// The bounded call took too long.
    static final class TooSlowException extends RuntimeException {
        TooSlowException(Duration bound, Throwable cause) {
            super("no answer within " + bound.toMillis() + " ms", cause);
        }
    }

    /// The connection was given up; the job on the driver's thread ends here.
    static final class LetGoException extends RuntimeException {
        LetGoException() {
            super("the connection was given up");
        }
    }

    void letGo() {
        letGo = true;
    }

    boolean isLetGo() {
        return letGo;
    }

    void check() {
        if (letGo) {
            throw new LetGoException();
        }
    }

    void within(Duration bound, Runnable call) {
        within(bound, () -> {
            call.run();
            return true;
        });
    }

    <T> T within(Duration bound, Supplier<T> call) {
        check();
        Alarm alarm = new Alarm(Thread.currentThread());
        ScheduledFuture<?> set = alarms.schedule(alarm::ring, bound.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.get();
        } catch (PlaywrightException problem) {
            check();
            if (alarm.hasRung()) {
                throw new TooSlowException(bound, problem);
            }
            throw problem;
        } finally {
            set.cancel(false);
            alarm.disarm();
        }
    }

    private static final class Alarm {
        private final Thread thread;
        private boolean armed = true;
        private boolean rung;

        Alarm(Thread thread) {
            this.thread = thread;
        }

        // synchronized so that an interrupt never reaches the thread after the call it was meant for
        synchronized void ring() {
            if (armed) {
                rung = true;
                thread.interrupt();
            }
        }

        synchronized boolean hasRung() {
            return rung;
        }

        synchronized void disarm() {
            armed = false;
            if (rung) {
                boolean _ = Thread.interrupted();
            }
        }
    }
}
