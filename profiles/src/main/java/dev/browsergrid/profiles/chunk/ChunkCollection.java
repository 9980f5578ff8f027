package dev.browsergrid.profiles.chunk;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Removes chunks that nothing names. Whoever stores an archive touches every chunk of it first and names them
/// afterwards; so a chunk stays as long as it was touched lately, named or not.
public final class ChunkCollection {
    private ChunkCollection() {}

    /// How many were removed, and how many unnamed ones are still too fresh.
    public record Outcome(int removed, int kept) {}

    /// Removes what is not `named` and has not been touched since `limit`. `named` must have been read after the chunks
    /// untouched until `limit` can have been named.
    public static Outcome collect(ChunkStore store, UUID profile, Set<ChunkId> named, Instant limit)
            throws IOException {
        List<StoredChunk> unnamed = store.list(profile).stream()
                .filter(chunk -> !named.contains(chunk.id()))
                .toList();
        int removed = 0;
        for (StoredChunk chunk : unnamed) {
            if (chunk.untouchedSince().isBefore(limit) && store.delete(profile, chunk)) {
                removed++;
            }
        }
        return new Outcome(removed, unnamed.size() - removed);
    }
}
