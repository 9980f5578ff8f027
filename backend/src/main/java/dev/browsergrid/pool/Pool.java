package dev.browsergrid.pool;

import java.util.UUID;

/// A named set of interchangeable nodes.
public record Pool(UUID id, String name, PoolSpec spec) {}
