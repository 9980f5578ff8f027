package dev.browsergrid.profiles.chunk;

import dev.browsergrid.profiles.Directories;
import dev.browsergrid.profiles.chunk.ChunkStoreException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Chunks as files: a directory for each profile, a file for each chunk. Several servers may share the directory. A
/// chunk is written beside its place, brought to the disk, and then named; a file's time says when it was touched.
public final class DirectoryChunkStore implements ChunkStore {
    private static final String HALF = ".half";
    private static final String DOOMED = ".doomed";

    private final Path root;
    private final InstantSource clock;

    public DirectoryChunkStore(Path root, InstantSource clock) {
        this.root = root;
        this.clock = clock;
    }

    @Override
    public Map<ChunkId, Long> hold(UUID profile, Set<ChunkId> ids) throws IOException {
        Map<ChunkId, Long> held = new HashMap<>();
        for (ChunkId id : ids) {
            try {
                Path file = file(profile, id);
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
                held.put(id, Math.max(0, Files.size(file) - CheckedBytes.EXTRA));
            } catch (NoSuchFileException absent) {
                // not held
            }
        }
        return held;
    }

    @Override
    public void put(UUID profile, Map<ChunkId, byte[]> sealed) throws IOException {
        Path directory = Files.createDirectories(directory(profile));
        for (Map.Entry<ChunkId, byte[]> chunk : sealed.entrySet()) {
            Path half = directory.resolve(chunk.getKey() + "." + UUID.randomUUID() + HALF);
            try {
                write(half, CheckedBytes.wrap(chunk.getValue()));
                Files.setLastModifiedTime(half, FileTime.from(clock.instant()));
                Files.move(half, file(profile, chunk.getKey()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    @Override
    public Map<ChunkId, byte[]> get(UUID profile, Collection<ChunkId> ids) throws IOException {
        Map<ChunkId, byte[]> found = new HashMap<>();
        for (ChunkId id : ids) {
            try {
                found.put(id, CheckedBytes.unwrap(id, Files.readAllBytes(file(profile, id))));
            } catch (NoSuchFileException absent) {
                throw ChunkStoreException.missing(id);
            }
        }
        return found;
    }

    /// Besides, removes what writers that were cut off left behind an hour ago or more.
    @Override
    public List<StoredChunk> list(UUID profile) throws IOException {
        List<StoredChunk> chunks = new ArrayList<>();
        for (Path file : files(profile)) {
            String name = file.getFileName().toString();
            try {
                Instant touched = Files.getLastModifiedTime(file).toInstant();
                if (ChunkId.isOne(name)) {
                    chunks.add(new StoredChunk(new ChunkId(name), Files.size(file) - CheckedBytes.EXTRA, touched, ""));
                } else if (touched.isBefore(clock.instant().minusSeconds(3600))) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException vanished) {
                // deleted meanwhile
            }
        }
        return chunks;
    }

    /// Takes the file aside first: who stores from then on finds it absent and stores it anew. One that was touched
    /// just before that is put back.
    @Override
    public boolean delete(UUID profile, StoredChunk listed) throws IOException {
        Path file = file(profile, listed.id());
        Path aside = file.resolveSibling(listed.id() + "." + UUID.randomUUID() + DOOMED);
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return false;
        }
        boolean touched = Files.getLastModifiedTime(aside).toInstant().isAfter(listed.untouchedSince());
        if (touched) {
            putBack(aside, file);
        }
        Files.deleteIfExists(aside);
        return !touched;
    }

    private static void putBack(Path aside, Path file) throws IOException {
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException storedAgain) {
            // just as good
        } catch (UnsupportedOperationException noLinks) {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void deleteAll(UUID profile) throws IOException {
        Directories.remove(directory(profile));
    }

    private List<Path> files(UUID profile) throws IOException {
        try (Stream<Path> files = Files.list(directory(profile))) {
            return files.toList();
        } catch (NoSuchFileException nothing) {
            return List.of();
        } catch (NotDirectoryException strange) {
            throw new ChunkStoreException(Problem.UNAVAILABLE, "no directory: " + directory(profile), strange);
        }
    }

    private Path directory(UUID profile) {
        return root.resolve(profile.toString());
    }

    private Path file(UUID profile, ChunkId id) {
        return directory(profile).resolve(id.hex());
    }
}
