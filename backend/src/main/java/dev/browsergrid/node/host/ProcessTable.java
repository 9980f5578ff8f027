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

    /// The one with this id, if there is one. Costs far less than looking through all where the system lets it.
    default Optional<RunningProcess> find(long pid) {
        return all().stream().filter(process -> process.pid() == pid).findFirst();
    }

    /// The JDK cuts command lines off at a page, and Chromium's are longer, so `/proc` is read where it exists.
    static ProcessTable ofThisMachine() {
        return Files.isReadable(Path.of("/proc/self/cmdline")) ? new FromProc(bootTime()) : ProcessTable::fromHandles;
    }

    /// When the system began, in milliseconds, as the JDK reckons processes' starts from it.
    private static long bootTime() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            return lines.filter(line -> line.startsWith("btime "))
                    .mapToLong(line -> Long.parseLong(line.substring(6).strip()) * 1000)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read /proc/stat", unreadable);
        }
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

    /// Reads Linux' `/proc`.
    record FromProc(long bootTime) implements ProcessTable {
        // what the kernel counts time in towards programs, whatever it does inside
        private static final long MILLIS_PER_TICK = 10;
        // of the fields after the name
        private static final int SESSION = 3;
        private static final int START = 19;

        @Override
        public List<RunningProcess> all() {
            try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
                return entries.map(entry -> entry.getFileName().toString())
                        .filter(name -> name.chars().allMatch(Character::isDigit))
                        .map(Long::parseLong)
                        .flatMap(pid -> find(pid).stream())
                        .toList();
            } catch (IOException unreadable) {
                throw new IllegalStateException("cannot list /proc", unreadable);
            }
        }

        @Override
        public Optional<RunningProcess> find(long pid) {
            try {
                Path entry = Path.of("/proc", String.valueOf(pid));
                String command = new String(Files.readAllBytes(entry.resolve("cmdline")), StandardCharsets.UTF_8)
                        .replace('\0', ' ')
                        .strip();
                // Kernel threads and processes that ended but were not yet waited for have none. Nor has one whose
                // first thread has ended, but another may still be on its way out of the kernel and make a file there.
                if (command.isEmpty() && threads(entry) <= 1) {
                    return Optional.empty();
                }
                String stat = Files.readString(entry.resolve("stat"), StandardCharsets.ISO_8859_1);
                // The second field is a name in parentheses, which may hold spaces and parentheses itself.
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", START + 2);
                Instant start = Instant.ofEpochMilli(bootTime + Long.parseLong(fields[START]) * MILLIS_PER_TICK);
                return Optional.of(new RunningProcess(pid, start, Long.parseLong(fields[SESSION]), command));
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
}
