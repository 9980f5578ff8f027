package dev.browsergrid.mcp;

import dev.browsergrid.agents.BrowserLostException;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.ToolDesk;
import dev.browsergrid.agents.browser.Drivers;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

/// Where one session's browser is driven by single tools, one call after the other. It is connected when a call needs
/// it, and keeps what the last page's refs mean for as long as it stays so.
final class Desk {
    private final Drivers drivers;
    // guards the next two
    private final ReentrantLock turn = new ReentrantLock(true);
    private Optional<Connected> connected = Optional.empty();
    private boolean over;
    // of the newest connection: written by the call that connects, read by whoever cuts it
    private volatile Cancellation life = new Cancellation();
    // written by the call that ends, read by who looks for desks that nobody uses
    private volatile Instant used;

    private record Connected(String address, PlaywrightComputer computer, ToolDesk tools) {}

    /// What a call does at a desk.
    interface Job<T> {
        T at(ToolDesk tools) throws InterruptedException;
    }

    Desk(Drivers drivers, Instant now) {
        this.drivers = drivers;
        this.used = now;
    }

    Instant used() {
        return used;
    }

    boolean isBusy() {
        return turn.isLocked();
    }

    /// Does the job on the browser at this address, after those before it. Empty when the desk was closed meanwhile.
    <T> Optional<T> work(String address, Cancellation cancellation, Job<T> job, InstantSource clock)
            throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (over) {
                return Optional.empty();
            }
            return Optional.of(job.at(connected(address, cancellation).tools()));
        } catch (BrowserLostException | CancellationException e) {
            disconnect();
            throw e;
        } finally {
            used = clock.instant();
            turn.unlock();
        }
    }

    private Connected connected(String address, Cancellation cancellation) throws InterruptedException {
        if (connected.filter(now -> now.address().equals(address)).isPresent()) {
            return connected.get();
        }
        disconnect();
        // connecting is given up with the call; what is connected outlives it
        Cancellation begun = new Cancellation();
        life = begun;
        try (var _ = cancellation.onCancel(begun::cancel)) {
            PlaywrightComputer computer = PlaywrightComputer.connect(drivers, address, begun);
            Connected made = new Connected(address, computer, new ToolDesk(computer));
            connected = Optional.of(made);
            return made;
        }
    }

    private void disconnect() {
        connected.ifPresent(now -> now.computer().close());
        connected = Optional.empty();
    }

    /// Gives the driver back, unless a call is under way. Answers whether it did.
    boolean closeUnlessBusy() {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            over = true;
            disconnect();
            return true;
        } finally {
            turn.unlock();
        }
    }

    /// Cuts the connection, which ends the call under way if there is one, and gives the driver back.
    void close() {
        life.cancel();
        turn.lock();
        try {
            over = true;
            disconnect();
        } finally {
            turn.unlock();
        }
    }
}
