package dev.browsergrid.profiles.chunk;

import java.util.List;

/// An archive in a store: its chunks in order, how many bytes they have there, and how many of those were not there
/// before.
public record StoredArchive(List<ChunkId> chunks, long bytes, long addedBytes) {
    public StoredArchive {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("an archive has at least one chunk");
        }
    }
}
