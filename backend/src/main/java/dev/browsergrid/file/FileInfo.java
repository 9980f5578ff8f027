package dev.browsergrid.file;

import java.util.UUID;

/// A file a user sent, without its content. `size` in bytes.
public record FileInfo(UUID id, String name, String mediaType, long size) {}
