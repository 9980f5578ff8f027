package dev.browsergrid.profiles.chunk;

import java.time.Instant;

/// A chunk as a store lists it: how long it is, since when it has not been wanted by anybody who stores, and which
/// very copy was seen.
public record StoredChunk(ChunkId id, long bytes, Instant untouchedSince, String copy) {}
