package dev.browsergrid.node.host;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How much of this machine is free. `load` is the average number of processes that want a processor, negative where
/// the system does not tell.
public record MachineLoad(int cpus, double load, long memoryBytes, long memoryFreeBytes) {
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    public static MachineLoad now() {
        com.sun.management.OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new MachineLoad(
                Runtime.getRuntime().availableProcessors(),
                system.getSystemLoadAverage(),
                system.getTotalMemorySize(),
                Files.isReadable(MEMINFO) ? available(system.getFreeMemorySize()) : system.getFreeMemorySize());
    }

    /// What Linux could give to programs at once, caches included; plain "free" leaves those out.
    private static long available(long otherwise) {
        try {
            return available(Files.readAllLines(MEMINFO), otherwise);
        } catch (IOException unreadable) {
            return otherwise;
        }
    }

    static long available(List<String> meminfo, long otherwise) {
        return meminfo.stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .filter(kilobytes -> !kilobytes.isEmpty())
                .map(kilobytes -> Long.parseLong(kilobytes) * 1024)
                .findFirst()
                .orElse(otherwise);
    }
}
