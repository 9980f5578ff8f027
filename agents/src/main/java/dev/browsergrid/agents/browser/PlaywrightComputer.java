package dev.browsergrid.agents.browser;

import com.microsoft.playwright.PlaywrightException;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.BrowserLostException;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Computer;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.Screenshot;
import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.oversight.Examination;
import dev.browsergrid.agents.safety.Safety;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running Chromium, reached over CDP and driven with Playwright on a borrowed [Drivers] thread. Closing it
/// disconnects and gives the driver back; the browser lives on. A call that is cancelled returns at once, and the
/// driver recovers, or is replaced, behind the caller's back. From the moment the cancellation it was opened with is
/// cancelled, nothing more leaves for the browser.
public final class PlaywrightComputer implements Computer, AutoCloseable {
    /// How long a page's text may be, in characters, unless said otherwise.
    public static final int DEFAULT_PAGE_BUDGET = 24_000;

    private static final Logger log = LoggerFactory.getLogger(PlaywrightComputer.class);

    private final Drivers drivers;
    private final Driver driver;
    private final Leash leash;
    private final Fence fence;
    private final Cancellation.Registration fencing;
    private final CompletableFuture<Session> session = new CompletableFuture<>();
    // guards nothing: only the run's thread closes
    private boolean closed;

    private record Session(Attachment attachment, PageReader reader, Actions actions, Examining examining) {}

    private PlaywrightComputer(Drivers drivers, Driver driver, Fence fence, Cancellation cancellation) {
        this.drivers = drivers;
        this.driver = driver;
        this.leash = drivers.leash();
        this.fence = fence;
        this.fencing = cancellation.onCancel(fence::close);
    }

    /// Connects to the browser at `url`: `http://127.0.0.1:port` or a `ws://` address.
    public static PlaywrightComputer connect(Drivers drivers, String url, Cancellation cancellation)
            throws InterruptedException {
        return connect(drivers, url, DEFAULT_PAGE_BUDGET, cancellation);
    }

    /// Connects for a run within these bounds.
    public static PlaywrightComputer connect(Drivers drivers, String url, Safety safety, Cancellation cancellation)
            throws InterruptedException {
        return connect(drivers, url, DEFAULT_PAGE_BUDGET, safety, cancellation);
    }

    /// Connects, with a budget of characters for the text of a page.
    public static PlaywrightComputer connect(Drivers drivers, String url, int pageBudget, Cancellation cancellation)
            throws InterruptedException {
        return connect(drivers, url, pageBudget, Safety.USUAL, cancellation);
    }

    /// Connects for a run within these bounds, with a budget of characters for the text of a page.
    public static PlaywrightComputer connect(
            Drivers drivers, String url, int pageBudget, Safety safety, Cancellation cancellation)
            throws InterruptedException {
        Fence fence = Fence.before(url);
        Driver driver;
        try {
            driver = drivers.borrow(cancellation);
        } catch (RuntimeException | InterruptedException problem) {
            fence.close();
            throw problem;
        }
        PlaywrightComputer computer = new PlaywrightComputer(drivers, driver, fence, cancellation);
        try {
            computer.open(pageBudget, safety, cancellation);
            return computer;
        } catch (RuntimeException | InterruptedException problem) {
            computer.close();
            throw problem;
        }
    }

    @Override
    public Observation observe(Cancellation cancellation) throws InterruptedException {
        return onDriver(cancellation, open -> open.reader().observe());
    }

    @Override
    public ActionResult act(ToolCall.Action action, List<TaskFile> files, Cancellation cancellation)
            throws InterruptedException {
        return onDriver(cancellation, open -> open.actions().act(action, files));
    }

    @Override
    public Examination examine(ToolCall.Action action, Cancellation cancellation) throws InterruptedException {
        return onDriver(cancellation, open -> open.examining().examine(action));
    }

    @Override
    public Optional<Screenshot> picture(ToolCall.Action action, Cancellation cancellation) throws InterruptedException {
        return onDriver(cancellation, open -> open.examining().picture(action));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        CompletableFuture<Boolean> disconnected = driver.submit(_ -> {
            if (session.isDone() && !session.isCompletedExceptionally()) {
                session.join().attachment().disconnect();
            }
            return true;
        });
        if (leash.isLetGo()) {
            Thread.ofVirtual().name("browser-driver-recovery").start(() -> {
                wake(disconnected);
                giveBackOnce(disconnected);
            });
        } else {
            giveBackOnce(disconnected);
        }
    }

    /// How many bytes have left for the browser.
    long sent() {
        return fence.sent();
    }

    /// Runs a script in the active page without waiting for it, for tests that need a page in a bad state.
    void inject(String script) throws InterruptedException {
        onDriver(new Cancellation(), open -> {
            try {
                leash.within(
                        Bounds.GLANCE,
                        () -> open.attachment().tabs().active().page().evaluate(script));
            } catch (Leash.TooSlowException _) {
                // the page hangs, as it may have been meant to
            }
            return true;
        });
    }

    /// Crashes the active page's renderer, for tests.
    void crash() throws InterruptedException {
        onDriver(new Cancellation(), open -> {
            try {
                open.attachment().tabs().active().page().navigate("chrome://crash");
            } catch (PlaywrightException _) {
                // a crashing navigation never ends well
            }
            return true;
        });
    }

    private void open(int pageBudget, Safety safety, Cancellation cancellation) throws InterruptedException {
        await(cancellation, driver.submit(playwright -> {
            Attachment attachment = Attachment.connect(playwright, fence.url(), leash, safety);
            Settling settling = new Settling(leash);
            PageReader reader = new PageReader(attachment, settling, pageBudget);
            session.complete(new Session(
                    attachment, reader, new Actions(attachment, settling, reader), new Examining(attachment, reader)));
            return true;
        }));
    }

    private <T> T onDriver(Cancellation cancellation, Function<Session, T> job) throws InterruptedException {
        if (cancellation.isCancelled()) {
            throw cancelled();
        }
        if (leash.isLetGo()) {
            throw new BrowserLostException("the connection was given up", new IllegalStateException("closed"));
        }
        return await(cancellation, driver.submit(_ -> job.apply(session.join())));
    }

    private <T> T await(Cancellation cancellation, CompletableFuture<T> job) throws InterruptedException {
        try (var _ = cancellation.onCancel(() -> job.completeExceptionally(cancelled()))) {
            T result = job.get(Bounds.WHOLE_CALL.toMillis(), TimeUnit.MILLISECONDS);
            if (cancellation.isCancelled()) {
                // what came of it may be the end of the connection
                throw cancelled();
            }
            return result;
        } catch (ExecutionException _) {
            // the fence ends the connection, which may be noticed first
            throw cancellation.isCancelled() ? cancelled() : translated(job.exceptionNow());
        } catch (TimeoutException problem) {
            letGo();
            throw new BrowserLostException("it did not answer in time", problem);
        } catch (CancellationException | InterruptedException problem) {
            letGo();
            throw problem;
        }
    }

    private CancellationException cancelled() {
        letGo();
        return new CancellationException("the run was cancelled");
    }

    private RuntimeException translated(Throwable problem) {
        return switch (problem) {
            case PlaywrightException lost -> {
                letGo();
                yield new BrowserLostException(Trouble.message(lost), lost);
            }
            case Leash.TooSlowException slow -> {
                letGo();
                yield new BrowserLostException("it did not answer in time", slow);
            }
            case RuntimeException other -> other;
            default -> new IllegalStateException(problem);
        };
    }

    private void letGo() {
        fence.close();
        leash.letGo();
    }

    /// Most calls fail when the connection ends; one that hangs in the driver all the same is made to.
    private void wake(CompletableFuture<Boolean> disconnected) {
        try {
            disconnected.get(Bounds.NOTICE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException noticed) {
            // what it says is seen by whoever gives the driver back
        } catch (TimeoutException hangs) {
            driver.interrupt();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBackOnce(CompletableFuture<Boolean> disconnected) {
        try {
            disconnected.get(Bounds.RECOVER.toMillis(), TimeUnit.MILLISECONDS);
            drivers.giveBack(driver);
        } catch (ExecutionException | TimeoutException problem) {
            log.info("driver given up pid={} problem={}", driver.processId(), problem.toString());
            drivers.discard(driver);
        } catch (InterruptedException _) {
            drivers.discard(driver);
            Thread.currentThread().interrupt();
        } finally {
            fencing.close();
            fence.close();
        }
    }
}
