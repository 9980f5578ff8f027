package dev.browsergrid.pool;

import java.util.UUID;

/// Published in this server when a pool may have something to do.
public record PoolWoken(UUID poolId) {}
