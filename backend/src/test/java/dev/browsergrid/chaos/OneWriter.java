package dev.browsergrid.chaos;

import dev.browsergrid.testing.Processes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Looks again and again, on a thread of its own, whether two browsers work for the same profile or in the same
/// directory: of the living processes those that a lease lets save.
final class OneWriter implements AutoCloseable {
    private static final Pattern DIRECTORY = Pattern.compile("--user-data-dir=(\\S*/nodes/([0-9a-f-]{36})\\S*)");

    private final Path homes;
    private final Rows rows;
    private final Thread thread;
    /// What was wrong, if anything.
    final Set<String> violations = new ConcurrentSkipListSet<>();

    final AtomicInteger looks = new AtomicInteger();
    /// The most browsers seen at once, so that looking at nothing is noticed.
    final AtomicInteger most = new AtomicInteger();
    // told once to the thread that it is enough
    private volatile boolean closing;

    private record Browser(String directory, String node) {}

    OneWriter(Path homes, Rows rows) {
        this.homes = homes;
        this.rows = rows;
        this.thread = Thread.ofPlatform().name("one-writer").start(this::watch);
    }

    private void watch() {
        while (!closing) {
            try {
                look();
                looks.incrementAndGet();
            } catch (SQLException busy) {
                // looked at again in a moment
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private void look() throws SQLException {
        List<Browser> browsers = browsers();
        most.accumulateAndGet(browsers.size(), Math::max);
        Set<String> directories = browsers.stream().map(Browser::directory).collect(Collectors.toSet());
        if (directories.size() < browsers.size()) {
            violations.add("two browsers in one directory: " + browsers);
        }
        Set<String> living = browsers.stream().map(Browser::node).collect(Collectors.toSet());
        rows.list("""
            SELECT s.profile_id || ' ' || string_agg(l.node_id::text, ' ')
              FROM lease l JOIN session s ON s.id = l.session_id
             WHERE l.ended_at IS NULL AND s.profile_id IS NOT NULL AND NOT s.read_only
             GROUP BY s.profile_id
            """).stream()
                .map(row -> List.of(row.split(" ")))
                .filter(row -> row.stream().skip(1).filter(living::contains).count() > 1)
                .forEach(row -> violations.add("two browsers save to profile " + row));
    }

    /// Until it becomes another program, what a browser begins looks like the browser itself.
    private List<Browser> browsers() {
        return ProcessHandle.allProcesses()
                .filter(process -> browser(process).isPresent())
                .filter(process -> process.parent().flatMap(this::browser).isEmpty())
                .flatMap(process -> browser(process).stream())
                .toList();
    }

    private Optional<Browser> browser(ProcessHandle process) {
        return Processes.commandLine(process)
                .filter(line -> line.contains(homes.toString())
                        && line.contains("--remote-debugging-port")
                        && !line.contains("--type="))
                .map(DIRECTORY::matcher)
                .filter(Matcher::find)
                .map(found -> new Browser(found.group(1), found.group(2)));
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
