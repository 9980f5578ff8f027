package dev.browsergrid.node.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All processes of this machine, with their whole command lines.
interface ProcessTable {
    List<RunningProcess> all();

    /// The JDK cuts command lines off at a page, and Chromium's are longer, so `/proc` is read where it exists.
    static ProcessTable ofThisMachine() {
        return Files.isReadable(Path.of("/proc/self/cmdline")) ? ProcessTable::fromProc : ProcessTable::fromHandles;
    }

    private static List<RunningProcess> fromHandles() {
        return ProcessHandle.allProcesses().flatMap(ProcessTable::describe).toList();
    }

    private static Stream<RunningProcess> describe(ProcessHandle handle) {
        ProcessHandle.Info info = handle.info();
        return Stream.of(new RunningProcess(
                handle.pid(),
                info.startInstant().orElse(Instant.EPOCH),
                0,
                info.commandLine().orElse("")));
    }

    private static List<RunningProcess> fromProc() {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::parseLong)
                    .flatMap(pid -> readProc(pid).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot list /proc", unreadable);
        }
    }

    private static Optional<RunningProcess> readProc(long pid) {
        try {
            Path entry = Path.of("/proc", String.valueOf(pid));
            String command = new String(Files.readAllBytes(entry.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ')
                    .strip();
            // Kernel threads and processes that ended but were not yet waited for have none. Nor has one whose first
            // thread has ended, but another may still be on its way out of the kernel and make a file there.
            if (command.isEmpty() && threads(entry) <= 1) {
                return Optional.empty();
            }
            String stat = Files.readString(entry.resolve("stat"), StandardCharsets.ISO_8859_1);
            // The second field is a name in parentheses, which may hold spaces and parentheses itself.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
            long session = Long.parseLong(fields[3]);
            return ProcessHandle.of(pid)
                    .flatMap(handle -> handle.info().startInstant())
                    .map(start -> new RunningProcess(pid, start, session, command));
        } catch (IOException | IndexOutOfBoundsException vanished) {
            return Optional.empty();
        }
    }

    private static long threads(Path process) throws IOException {
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            return threads.count();
        } catch (UncheckedIOException vanished) {
            return 0;
        }
    }
}
