package dev.browsergrid.node.host;

import java.util.Optional;
import java.util.UUID;

/// What a browser's process tree uses: bytes of memory, and percent of one processor since it was measured last.
public record NodeUsage(UUID nodeId, long memoryBytes, Optional<Float> cpuPercent) {}
