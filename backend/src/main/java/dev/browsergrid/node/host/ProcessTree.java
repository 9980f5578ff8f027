package dev.browsergrid.node.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// All processes of one browser, found by the profile in their command lines, so that no pid is ever trusted alone.
record ProcessTree(Path profile, ProcessTable table) {
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

    /// Those that name the profile, and those in the browser's own session: the crash handler names no profile.
    List<RunningProcess> processes() {
        return processes(new HashSet<>());
    }

    /// As above; `sessions` are the browser's that earlier looks found, and gains those that this one finds. What is
    /// forked late may be in one of them while all that named the profile are gone.
    private List<RunningProcess> processes(Set<Long> sessions) {
        List<RunningProcess> all = table.all();
        all.stream()
                .filter(process -> process.uses(profile))
                .map(RunningProcess::session)
                .filter(session -> isOfTheBrowser(session, all))
                .forEach(sessions::add);
        return all.stream()
                .filter(process -> process.uses(profile) || sessions.contains(process.session()))
                .toList();
    }

    /// A session is the browser's when it was begun by it, be that process alive or gone; its id is not used again
    /// while anything is left in it.
    private boolean isOfTheBrowser(long session, List<RunningProcess> all) {
        long own = ProcessHandle.current().pid();
        boolean ours = all.stream().anyMatch(process -> process.pid() == own && process.session() == session);
        return session > 0
                && !ours
                && all.stream().filter(process -> process.pid() == session).allMatch(process -> process.uses(profile));
    }

    /// The browser itself, if the recorded process is still the one that was started.
    Optional<RunningProcess> leader(NodeRecord record) {
        return table.find(record.pid())
                .filter(process -> process.uses(profile) && process.is(record.pid(), record.processStart()));
    }

    /// Kills everything of the browser and waits until nothing is left. A child that is forked meanwhile is found in
    /// the next round, because its parents are gone then.
    void kill() {
        long deadline = System.nanoTime() + KILL_TIMEOUT.toNanos();
        Set<Long> sessions = new HashSet<>();
        List<RunningProcess> left = processes(sessions);
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("processes of " + profile + " cannot be killed: "
                        + left.stream().map(RunningProcess::pid).toList());
            }
            CompletableFuture<?>[] ends = left.stream().map(ProcessTree::kill).toArray(CompletableFuture<?>[]::new);
            await(CompletableFuture.allOf(ends), Duration.ofMillis(200));
            left = processes(sessions);
        }
    }

    /// True when everything of the browser ended by itself in time.
    boolean awaitEnd(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Set<Long> sessions = new HashSet<>();
        List<RunningProcess> left = processes(sessions);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            CompletableFuture<?>[] ends = left.stream()
                    .flatMap(process -> ProcessHandle.of(process.pid()).stream())
                    .map(ProcessHandle::onExit)
                    .toArray(CompletableFuture<?>[]::new);
            await(CompletableFuture.allOf(ends), Duration.ofMillis(100));
            left = processes(sessions);
        }
        return left.isEmpty();
    }

    private static CompletableFuture<?> kill(RunningProcess process) {
        Optional<ProcessHandle> handle = ProcessHandle.of(process.pid())
                .filter(same -> same.info()
                        .startInstant()
                        .filter(start -> process.is(same.pid(), start))
                        .isPresent());
        handle.ifPresent(ProcessHandle::destroyForcibly);
        return handle.<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private static void await(CompletableFuture<?> ends, Duration atMost) {
        try {
            ends.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException notYet) {
            // The caller looks again.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while processes of a browser ended", stopped);
        }
    }
}
