package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Playwright;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that owns one Playwright and its Node process. Playwright is only ever touched on that thread.
final class Driver {
    private static final Logger log = LoggerFactory.getLogger(Driver.class);
    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(3);
    // serialises starts, so that the one new child process is known to be this driver's
    private static final Object STARTING = new Object();

    private final BlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final CompletableFuture<ProcessHandle> process = new CompletableFuture<>();

    // guards: set once by whoever ends the driver, read by its thread between jobs
    private volatile boolean ending;

    private record Job<T>(Function<Playwright, T> work, CompletableFuture<T> result) {
        void run(Playwright playwright) {
            try {
                result.complete(work.apply(playwright));
            } catch (Throwable problem) {
                result.completeExceptionally(problem);
            }
        }
    }

    Driver(int number) {
        thread = Thread.ofPlatform().daemon().name("browser-driver-" + number).start(this::work);
    }

    /// Waits until Playwright has started.
    void awaitStarted() throws InterruptedException {
        try {
            ProcessHandle node = process.get(START_BOUND.toMillis(), TimeUnit.MILLISECONDS);
            log.info("driver started thread={} pid={}", thread.getName(), node.pid());
        } catch (ExecutionException | TimeoutException problem) {
            thread.interrupt();
            throw new IllegalStateException("the browser driver could not be started", problem);
        }
    }

    /// Queues work for the driver's thread.
    <T> CompletableFuture<T> submit(Function<Playwright, T> work) {
        Job<T> job = new Job<>(work, new CompletableFuture<>());
        jobs.add(job);
        return job.result();
    }

    /// Makes a Playwright call that hangs on the driver's thread fail.
    void interrupt() {
        thread.interrupt();
    }

    boolean isAlive() {
        return thread.isAlive() && process.isDone() && process.join().isAlive();
    }

    long processId() {
        return process.join().pid();
    }

    /// Ends the thread and the process, by force when they do not end by themselves.
    void end() {
        CompletableFuture<Boolean> closed = submit(playwright -> {
            playwright.close();
            return true;
        });
        try {
            closed.get(CLOSE_BOUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            log.info("driver ended by force thread={}", thread.getName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        ending = true;
        thread.interrupt();
        if (process.isDone() && !process.isCompletedExceptionally()) {
            awaitEnd(process.join());
        }
    }

    private static void awaitEnd(ProcessHandle node) {
        try {
            node.onExit().get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            node.destroyForcibly();
        } catch (InterruptedException _) {
            node.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        Optional<Playwright> started = start();
        while (started.isPresent() && !ending) {
            try {
                jobs.take().run(started.get());
                // an interrupt meant for that job must not hit the next one
                boolean _ = Thread.interrupted();
            } catch (InterruptedException _) {
                // meant for a job that had ended already, or for the loop to end
            }
        }
    }

    private Optional<Playwright> start() {
        synchronized (STARTING) {
            Set<Long> before =
                    ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
            try {
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                process.complete(ProcessHandle.current()
                        .children()
                        .filter(child -> !before.contains(child.pid()))
                        .filter(child -> child.info().commandLine().orElse("").contains("run-driver"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the driver's process was not found")));
                return Optional.of(playwright);
            } catch (RuntimeException problem) {
                process.completeExceptionally(problem);
                return Optional.empty();
            }
        }
    }
}
