package dev.browsergrid.node.extension;

import java.time.Instant;
import java.util.UUID;

/// An uploaded browser extension. `size` is the zip's, in bytes.
public record Extension(UUID id, String name, String version, long size, Instant createdAt) {}
