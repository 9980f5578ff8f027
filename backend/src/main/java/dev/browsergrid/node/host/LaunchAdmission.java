package dev.browsergrid.node.host;

import java.util.Optional;

/// Decides whether one more browser may be started now. Pure. More at once than the processors carry makes all of them
/// slow, and one without memory takes others down with it.
final class LaunchAdmission {
    /// What a browser needs to come up with a page.
    static final long MEMORY_NEEDED = 300L << 20;
    /// Processes per processor that want to run, above which a launch would only wait in another place.
    static final double EXTREME_LOAD = 8;

    private LaunchAdmission() {}

    /// What the launch has to wait for, in words for people; empty when it may begin. `launching` are under way. The
    /// first launch is never kept back for load, which would not fall by waiting if others make it.
    static Optional<String> waitsFor(int launching, int atOnce, MachineLoad load) {
        if (launching >= atOnce) {
            return Optional.of("waits for " + launching + " other browsers that are starting");
        }
        // those that are starting have not taken their memory yet
        long needed = MEMORY_NEEDED * (launching + 1);
        if (load.memoryFreeBytes() < needed) {
            return Optional.of("waits for memory: " + megabytes(load.memoryFreeBytes()) + " MB are free, "
                    + megabytes(needed) + " MB are needed");
        }
        if (launching > 0 && load.load() > EXTREME_LOAD * load.cpus()) {
            return Optional.of("waits for the processors: the load is " + Math.round(load.load()));
        }
        return Optional.empty();
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
