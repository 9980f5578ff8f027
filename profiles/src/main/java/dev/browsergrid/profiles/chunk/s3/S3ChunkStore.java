package dev.browsergrid.profiles.chunk.s3;

import dev.browsergrid.profiles.chunk.CheckedBytes;
import dev.browsergrid.profiles.chunk.ChunkId;
import dev.browsergrid.profiles.chunk.ChunkStore;
import dev.browsergrid.profiles.chunk.ChunkStoreException;
import dev.browsergrid.profiles.chunk.StoredChunk;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// Chunks as objects `profile/chunk/copy`. No object is ever written twice: to touch a chunk is to make the
/// bucket copy it under a later name and to delete the earlier one. So nothing has to be compared and
/// changed at once, which not every bucket can; deleting the copy that was seen never takes away one that
/// was made since.
public final class S3ChunkStore implements ChunkStore {
    private static final int LOOKS = 5;

    private final S3Bucket bucket;
    private final InstantSource clock;

    public S3ChunkStore(S3Settings settings, InstantSource clock) {
        this(settings, clock, BackOff.doubling());
    }

    S3ChunkStore(S3Settings settings, InstantSource clock, BackOff backOff) {
        this.bucket = new S3Bucket(new S3Connection(settings, clock, backOff), settings.bucket());
        this.clock = clock;
    }

    /// A chunk whose copies all vanish at this moment is not held: it will be put anew.
    @Override
    public Map<ChunkId, Long> hold(UUID profile, Set<ChunkId> ids) throws IOException {
        Map<ChunkId, SortedMap<ChunkCopy, Long>> copies = copies(ChunkCopy.prefix(profile), profile);
        copies.keySet().retainAll(ids);
        Map<ChunkId, Long> held = new HashMap<>();
        InParallel.each(copies.values(), this::renew).forEach(copy -> copy.ifPresent(held::putAll));
        return held;
    }

    private Optional<Map<ChunkId, Long>> renew(SortedMap<ChunkCopy, Long> copies) throws IOException {
        ChunkCopy latest = copies.lastKey();
        if (!bucket.copy(latest.key(), latest.renewed(clock.instant()).key())) {
            return Optional.empty();
        }
        for (ChunkCopy earlier : copies.keySet()) {
            bucket.delete(earlier.key());
        }
        return Optional.of(Map.of(latest.id(), length(copies)));
    }

    @Override
    public void put(UUID profile, Map<ChunkId, byte[]> sealed) throws IOException {
        InParallel.each(sealed.entrySet(), (Map.Entry<ChunkId, byte[]> chunk) -> {
            ChunkCopy copy = ChunkCopy.made(profile, chunk.getKey(), clock.instant());
            bucket.put(copy.key(), CheckedBytes.wrap(chunk.getValue()));
            return copy;
        });
    }

    /// Looks again for chunks that were touched, and so have another name, while they were fetched.
    @Override
    public Map<ChunkId, byte[]> get(UUID profile, Collection<ChunkId> ids) throws IOException {
        Map<ChunkId, byte[]> found = new HashMap<>();
        Set<ChunkId> wanted = new LinkedHashSet<>(ids);
        for (int look = 0; look < LOOKS && !wanted.isEmpty(); look++) {
            Map<ChunkId, SortedMap<ChunkCopy, Long>> copies = copies(ChunkCopy.prefix(profile), profile);
            List<ChunkCopy> latest = new ArrayList<>();
            for (ChunkId id : wanted) {
                SortedMap<ChunkCopy, Long> ofChunk = copies.get(id);
                if (ofChunk == null) {
                    throw ChunkStoreException.missing(id);
                }
                latest.add(ofChunk.lastKey());
            }
            InParallel.each(latest, this::fetch).forEach(chunk -> chunk.ifPresent(found::putAll));
            wanted.removeAll(found.keySet());
        }
        for (ChunkId id : wanted) {
            throw ChunkStoreException.missing(id);
        }
        return found;
    }

    private Optional<Map<ChunkId, byte[]>> fetch(ChunkCopy copy) throws IOException {
        Optional<byte[]> bytes = bucket.get(copy.key());
        return bytes.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of(copy.id(), CheckedBytes.unwrap(copy.id(), bytes.get())));
    }

    /// Besides, removes copies that have later ones, which two that held the same chunk at once left
    /// behind.
    @Override
    public List<StoredChunk> list(UUID profile) throws IOException {
        List<StoredChunk> chunks = new ArrayList<>();
        List<ChunkCopy> replaced = new ArrayList<>();
        copies(ChunkCopy.prefix(profile), profile).forEach((id, copies) -> {
            ChunkCopy latest = copies.lastKey();
            chunks.add(new StoredChunk(id, length(copies), latest.time(), latest.name()));
            replaced.addAll(copies.headMap(latest).keySet());
        });
        delete(replaced);
        return chunks;
    }

    @Override
    public boolean delete(UUID profile, StoredChunk listed) throws IOException {
        ChunkCopy seen = new ChunkCopy(profile, listed.id(), listed.copy());
        SortedMap<ChunkCopy, Long> copies =
                copies(ChunkCopy.prefix(profile, listed.id()), profile).getOrDefault(listed.id(), new TreeMap<>());
        if (copies.isEmpty() || !copies.lastKey().equals(seen)) {
            return false;
        }
        delete(copies.keySet());
        return true;
    }

    @Override
    public void deleteAll(UUID profile) throws IOException {
        InParallel.each(bucket.list(ChunkCopy.prefix(profile)), object -> {
            bucket.delete(object.key());
            return object;
        });
    }

    private void delete(Collection<ChunkCopy> copies) throws IOException {
        InParallel.each(copies, copy -> {
            bucket.delete(copy.key());
            return copy;
        });
    }

    private Map<ChunkId, SortedMap<ChunkCopy, Long>> copies(String prefix, UUID profile) throws IOException {
        Map<ChunkId, SortedMap<ChunkCopy, Long>> copies = new HashMap<>();
        for (S3Bucket.Listed object : bucket.list(prefix)) {
            ChunkCopy.read(profile, object.key())
                    .ifPresent(copy -> copies.computeIfAbsent(copy.id(), id -> new TreeMap<>())
                            .put(copy, object.bytes()));
        }
        return copies;
    }

    private static long length(SortedMap<ChunkCopy, Long> copies) {
        return Math.max(0, copies.getOrDefault(copies.lastKey(), 0L) - CheckedBytes.EXTRA);
    }
}
