package dev.browsergrid.node;

import java.util.Optional;

/// What a node's browser uses: bytes of memory, and percent of one processor.
public record NodeUse(NodeId id, long memoryBytes, Optional<Float> cpuPercent) {}
