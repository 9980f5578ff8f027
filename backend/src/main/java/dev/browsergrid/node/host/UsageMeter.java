package dev.browsergrid.node.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Measures what each browser's process tree uses. Memory is the proportional set size where the system tells it, so
/// that what processes share counts once; else the resident size. Only on Linux; elsewhere nothing is told.
final class UsageMeter {
    private final Path nodes;
    private final ProcessTable processes;
    // guarded by this meter's monitor
    private final Map<UUID, Reading> last = new HashMap<>();

    UsageMeter(Path nodes, ProcessTable processes) {
        this.nodes = nodes;
        this.processes = processes;
    }

    private record Reading(Duration cpu, long nanoTime) {}

    synchronized List<NodeUsage> measure() {
        Map<UUID, List<RunningProcess>> trees = new HashMap<>();
        List<RunningProcess> all = processes.all();
        for (RunningProcess process : all) {
            process.nodeUnder(nodes).ifPresent(node -> {
                Path profile = nodes.resolve(node.toString()).resolve("profile");
                trees.computeIfAbsent(node, _ -> new ProcessTree(profile, () -> all).processes());
            });
        }
        last.keySet().retainAll(trees.keySet());
        return trees.entrySet().stream()
                .map(tree -> usage(tree.getKey(), tree.getValue()))
                .toList();
    }

    private NodeUsage usage(UUID node, List<RunningProcess> tree) {
        long memory = tree.stream().mapToLong(process -> memory(process.pid())).sum();
        Duration cpu = tree.stream()
                .flatMap(process -> ProcessHandle.of(process.pid()).stream())
                .flatMap(handle -> handle.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        Reading now = new Reading(cpu, System.nanoTime());
        Optional<Reading> before = Optional.ofNullable(last.put(node, now));
        return new NodeUsage(node, memory, before.map(reading -> percent(reading, now)));
    }

    /// Of one processor; a process that ended took its time with it, so it may seem to run backwards.
    private static float percent(Reading before, Reading now) {
        long passed = Math.max(1, now.nanoTime - before.nanoTime);
        return Math.max(0, 100f * now.cpu.minus(before.cpu).toNanos() / passed);
    }

    private static long memory(long pid) {
        Path entry = Path.of("/proc", String.valueOf(pid));
        return kilobytes(entry.resolve("smaps_rollup"), "Pss:")
                .or(() -> kilobytes(entry.resolve("status"), "VmRSS:"))
                .map(kilobytes -> kilobytes * 1024)
                .orElse(0L);
    }

    private static Optional<Long> kilobytes(Path file, String name) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException gone) {
            return Optional.empty();
        }
    }
}
