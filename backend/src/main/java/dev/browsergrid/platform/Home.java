package dev.browsergrid.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The data directory: one running server owns it at a time, by a file lock the operating system ends with the process.
/// `hostId` names this place for good, so a restarted server knows which browsers and runs were its own; `serverId` is
/// new at every start.
public final class Home implements AutoCloseable {
    private final Path directory;
    private final UUID hostId;
    private final UUID serverId = Ids.next();
    private final FileChannel channel;
    private final FileLock lock;

    private Home(Path directory, UUID hostId, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.hostId = hostId;
        this.channel = channel;
        this.lock = lock;
    }

    /// Opens the directory, making it readable by its owner alone when it is new.
    ///
    /// @throws HomeInUseException when another server holds it
    public static Home open(Path directory) {
        try {
            Files.createDirectories(directory);
            restrict(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new HomeInUseException(directory);
            }
            return new Home(directory, hostId(directory.resolve("host-id")), channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data directory " + directory, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void restrict(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static UUID hostId(Path file) throws IOException {
        if (Files.exists(file)) {
            return UUID.fromString(Files.readString(file).strip());
        }
        UUID id = Ids.next();
        Path half = file.resolveSibling("host-id.half");
        Files.writeString(half, id + "\n");
        Files.move(half, file);
        return id;
    }

    public Path directory() {
        return directory;
    }

    public UUID hostId() {
        return hostId;
    }

    public UUID serverId() {
        return serverId;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
