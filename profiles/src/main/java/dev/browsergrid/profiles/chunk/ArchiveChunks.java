package dev.browsergrid.profiles.chunk;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdInputStream;
import dev.browsergrid.profiles.ArchiveException;
import dev.browsergrid.profiles.seal.ProfileKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Stores archives (tar in zstd) of one profile as chunks of the plain tar, and gives them back. Each chunk is named by
/// the profile's key, packed by itself and sealed; one that is stored already is not stored again, so the next version
/// of a profile costs only what changed.
///
/// What is stored is not judged: an archive from elsewhere has been unpacked before.
public final class ArchiveChunks {
    private static final int ZSTD_LEVEL = 6;
    private static final int AT_ONCE = 2 * 1024 * 1024;

    private final ChunkStore store;
    private final UUID profile;
    private final ProfileKey key;

    public ArchiveChunks(ChunkStore store, UUID profile, ProfileKey key) {
        this.store = store;
        this.profile = profile;
        this.key = key;
    }

    /// Stores an archive. Only with a row that names its chunks do they stay for longer than the store's grace.
    public StoredArchive store(InputStream archive) throws IOException {
        Chunker chunker = new Chunker(plain(archive), key.derive("cuts"));
        Storing storing = new Storing();
        Optional<byte[]> chunk = next(chunker);
        while (chunk.isPresent()) {
            storing.add(chunk.get());
            chunk = next(chunker);
        }
        return storing.finish();
    }

    private static InputStream plain(InputStream archive) throws IOException {
        try {
            return new ZstdInputStream(archive);
        } catch (IOException broken) {
            throw ArchiveException.damaged(broken);
        }
    }

    private static Optional<byte[]> next(Chunker chunker) throws IOException {
        try {
            return chunker.next();
        } catch (IOException broken) {
            throw ArchiveException.damaged(broken);
        }
    }

    /// The archive again, as tar in zstd: the packed chunks one after the other. Chunks are fetched as it is read; one
    /// that is missing, damaged or of another profile is an exception.
    public InputStream open(List<ChunkId> chunks) {
        return new ArchiveInput(chunks, this::packed);
    }

    private List<byte[]> packed(List<ChunkId> ids) throws IOException {
        Map<ChunkId, byte[]> sealed = store.get(profile, ids);
        List<byte[]> packed = new ArrayList<>();
        for (ChunkId id : ids) {
            byte[] bytes = sealed.get(id);
            if (bytes == null) {
                throw ChunkStoreException.missing(id);
            }
            packed.add(key.open(bytes, about(id)));
        }
        return packed;
    }

    private static String about(ChunkId id) {
        return "chunk\0" + id;
    }

    /// One archive on its way into the store, some chunks at once.
    private final class Storing {
        private final List<ChunkId> all = new ArrayList<>();
        private final Map<ChunkId, Long> lengths = new HashMap<>();
        private final Map<ChunkId, byte[]> batch = new LinkedHashMap<>();
        private int batchBytes;
        private long added;

        void add(byte[] plain) throws IOException {
            ChunkId id = ChunkId.of(key.nameOf(plain));
            all.add(id);
            if (!lengths.containsKey(id) && batch.put(id, plain) == null) {
                batchBytes += plain.length;
                if (batchBytes >= AT_ONCE) {
                    flush();
                }
            }
        }

        private void flush() throws IOException {
            lengths.putAll(store.hold(profile, batch.keySet()));
            Map<ChunkId, byte[]> missing = new LinkedHashMap<>();
            try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
                zstd.setLevel(ZSTD_LEVEL).setChecksum(true);
                batch.forEach((id, plain) -> {
                    if (!lengths.containsKey(id)) {
                        byte[] sealed = key.seal(zstd.compress(plain), about(id));
                        missing.put(id, sealed);
                        lengths.put(id, (long) sealed.length);
                        added += sealed.length;
                    }
                });
            }
            if (!missing.isEmpty()) {
                store.put(profile, missing);
            }
            batch.clear();
            batchBytes = 0;
        }

        StoredArchive finish() throws IOException {
            flush();
            if (all.isEmpty()) {
                throw ArchiveException.damaged(new IOException("nothing in it"));
            }
            return new StoredArchive(
                    all, lengths.values().stream().mapToLong(Long::longValue).sum(), added);
        }
    }
}
