package dev.browsergrid.profiles.chunk;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Where the sealed chunks of profiles are kept, each profile's apart from all others'. Anybody may store at any time,
/// also the same chunk at the same time; a chunk is there as a whole or not at all. What a store gives back it has
/// compared with what it was given. Trouble is a [ChunkStoreException].
public interface ChunkStore {
    /// Which of these are here, with their lengths. Each counts as touched now: somebody is about to name it.
    Map<ChunkId, Long> hold(UUID profile, Set<ChunkId> ids) throws IOException;

    /// Stores chunks. One that is here already stays or is replaced: both open to the same. When it throws, some may be
    /// here and others not, none in part.
    void put(UUID profile, Map<ChunkId, byte[]> sealed) throws IOException;

    /// Exactly these chunks.
    ///
    /// @throws ChunkStoreException `MISSING` or `DAMAGED`
    Map<ChunkId, byte[]> get(UUID profile, Collection<ChunkId> ids) throws IOException;

    /// All chunks of a profile.
    List<StoredChunk> list(UUID profile) throws IOException;

    /// Deletes a chunk as it was listed. Answers `false`, and leaves it, when it was touched or stored again since.
    boolean delete(UUID profile, StoredChunk listed) throws IOException;

    /// Deletes all chunks of a profile.
    void deleteAll(UUID profile) throws IOException;
}
