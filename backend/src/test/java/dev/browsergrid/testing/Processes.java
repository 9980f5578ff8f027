package dev.browsergrid.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Looks at the machine's processes.
public final class Processes {
    private Processes() {}

    /// The command lines of the living processes that mention a directory.
    public static List<String> under(Path directory) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> commandLine(process).stream())
                .filter(line -> line.contains(directory.toString()))
                .toList();
    }

    /// No process still works in the directory.
    public static void assertNoneUnder(Path directory) {
        assertThat(under(directory)).as("processes left behind").isEmpty();
    }

    /// Ends whatever still works in the directory, for tests that failed.
    public static void killUnder(Path directory) {
        ProcessHandle.allProcesses()
                .filter(process -> commandLine(process)
                        .filter(line -> line.contains(directory.toString()))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }

    /// A process's whole command line, while it lives.
    public static Optional<String> commandLine(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (!Files.exists(Path.of("/proc/self"))) {
            return process.info().commandLine();
        }
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' '));
        } catch (IOException gone) {
            return Optional.empty();
        } catch (UncheckedIOException gone) {
            return Optional.empty();
        }
    }
}
