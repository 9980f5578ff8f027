package dev.browsergrid.agents.browser;

import dev.browsergrid.agents.Cancellation;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bounded pool of driver threads, each with one Playwright and its Node process (about 100 MB, up to seconds to
/// start), so that they are reused from run to run. They start when first needed. When all are lent, borrowers wait in
/// the order they came. A driver that does not recover is replaced. Closing ends all of them.
public final class Drivers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Drivers.class);
    private static final Duration LOOK_AROUND = Duration.ofMillis(100);

    private final Semaphore permits;
    private final Deque<Driver> idle = new ConcurrentLinkedDeque<>();
    private final Set<Driver> all = ConcurrentHashMap.newKeySet();
    // guards: each driver's number is its own
    private final AtomicInteger numbers = new AtomicInteger();
    // guards: closed once, and no driver is kept after that
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("browser-driver-alarms").factory());

    /// At most `most` drivers exist at a time.
    public Drivers(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("there must be at least one driver, was " + most);
        }
        permits = new Semaphore(most, true);
    }

    /// How many driver processes exist now.
    public int size() {
        return all.size();
    }

    /// The process ids of the drivers that exist now.
    public List<Long> processIds() {
        return all.stream().map(Driver::processId).toList();
    }

    /// Starts one driver ahead of time, so that the first run need not wait for it.
    public void warmUp() throws InterruptedException {
        giveBack(borrow(new Cancellation()));
    }

    Leash leash() {
        return new Leash(alarms);
    }

    Driver borrow(Cancellation cancellation) throws InterruptedException {
        while (!permits.tryAcquire(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS)) {
            if (cancellation.isCancelled()) {
                throw new CancellationException("the run was cancelled");
            }
            throwIfClosed();
        }
        try {
            throwIfClosed();
            return healthy();
        } catch (RuntimeException | InterruptedException problem) {
            permits.release();
            throw problem;
        }
    }

    void giveBack(Driver driver) {
        if (closed.get() || !driver.isAlive()) {
            discard(driver);
            return;
        }
        idle.push(driver);
        permits.release();
        if (closed.get() && idle.remove(driver)) {
            end(driver);
        }
    }

    /// Ends a driver that cannot be trusted any more and makes room for another.
    void discard(Driver driver) {
        end(driver);
        permits.release();
    }

    /// Ends every driver, the lent ones too. Afterwards none of their processes is left.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            idle.clear();
            all.forEach(Driver::interrupt);
            all.forEach(this::end);
            alarms.shutdownNow();
        }
    }

    private Driver healthy() throws InterruptedException {
        while (true) {
            Optional<Driver> found = Optional.ofNullable(idle.poll());
            if (found.isEmpty()) {
                return started();
            }
            if (found.get().isAlive()) {
                return found.get();
            }
            log.info("driver replaced, its process had ended");
            end(found.get());
        }
    }

    private Driver started() throws InterruptedException {
        Driver driver = new Driver(numbers.incrementAndGet());
        all.add(driver);
        try {
            driver.awaitStarted();
        } catch (RuntimeException | InterruptedException problem) {
            end(driver);
            throw problem;
        }
        if (closed.get()) {
            end(driver);
            throwIfClosed();
        }
        return driver;
    }

    private void end(Driver driver) {
        driver.end();
        all.remove(driver);
    }

    private void throwIfClosed() {
        if (closed.get()) {
            throw new IllegalStateException("the drivers are closed");
        }
    }
}
