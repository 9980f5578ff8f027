package dev.browsergrid.profiles;

import com.github.luben.zstd.ZstdInputStream;
import dev.browsergrid.profiles.ArchiveException.Problem;
import dev.browsergrid.profiles.seal.SealedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// Unpacks one archive nobody vouches for.
final class Unpacker {
    private static final int HEADER_BYTES = 64 * 1024;

    private final Path target;
    private final ArchiveLimits limits;
    private long bytes;
    private int entries;

    Unpacker(Path target, ArchiveLimits limits) {
        this.target = target.toAbsolutePath().normalize();
        this.limits = limits;
    }

    void unpack(InputStream in) throws IOException {
        Files.createDirectories(target);
        if (!isEmpty()) {
            throw new ArchiveException(Problem.TARGET_NOT_EMPTY, "the target directory is not empty");
        }
        boolean done = false;
        try {
            read(in);
            done = true;
        } finally {
            if (!done) {
                Directories.empty(target);
            }
        }
    }

    private void read(InputStream in) throws IOException {
        GuardedInput.Packed packed = new GuardedInput.Packed(in);
        GuardedInput guarded = new GuardedInput(damagedOnFailure(() -> new ZstdInputStream(packed)), packed, limits);
        TarArchiveInputStream tar = new TarArchiveInputStream(guarded, "UTF-8");
        while (true) {
            guarded.allow(HEADER_BYTES);
            @Nullable TarArchiveEntry entry = damagedOnFailure(tar::getNextEntry);
            if (entry == null) {
                break;
            }
            guarded.allow(Long.MAX_VALUE);
            restore(entry, tar);
        }
        // To the very end, so that the checksum is compared.
        guarded.allow(HEADER_BYTES);
        long trailing = damagedOnFailure(() -> guarded.transferTo(OutputStream.nullOutputStream()));
        if (entries == 0 || trailing > HEADER_BYTES) {
            throw new ArchiveException(Problem.DAMAGED, "not an archive");
        }
    }

    private void restore(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        if (++entries > limits.maxEntries()) {
            throw new ArchiveException(Problem.TOO_MANY_ENTRIES, "more than " + limits.maxEntries() + " entries");
        }
        Path place = placeOf(entry.getName());
        if (entry.isDirectory()) {
            createDirectories(place);
            return;
        }
        boolean plain = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isSparse();
        boolean special = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        if (!plain || special) {
            throw new ArchiveException(Problem.FORBIDDEN_ENTRY, "neither a file nor a directory: " + entry.getName());
        }
        if (entry.getSize() > limits.maxBytes() - bytes) {
            throw new ArchiveException(Problem.TOO_LARGE, "more than " + limits.maxBytes() + " bytes");
        }
        createDirectories(Objects.requireNonNull(place.getParent()));
        bytes += write(entry, tar, place);
    }

    private static long write(TarArchiveEntry entry, TarArchiveInputStream tar, Path place) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long written = 0;
        try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            int read;
            while ((read = damagedOnFailure(() -> tar.read(buffer))) >= 0) {
                out.write(buffer, 0, read);
                written += read;
            }
        } catch (FileAlreadyExistsException twice) {
            throw new ArchiveException(Problem.DUPLICATE_ENTRY, "named twice: " + entry.getName(), twice);
        }
        if (written != entry.getSize()) {
            throw new ArchiveException(Problem.DAMAGED, "cut short in " + entry.getName());
        }
        return written;
    }

    private Path placeOf(String name) throws ArchiveException {
        String relative = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        boolean strange = relative.isEmpty()
                || relative.chars().anyMatch(c -> c < ' ' || c == '\\' || c == 0x7f)
                || Stream.of(relative.split("/", -1))
                        .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        try {
            Path place = target.resolve(relative).normalize();
            if (!strange && place.startsWith(target) && !place.equals(target)) {
                return place;
            }
        } catch (InvalidPathException unsafe) {
            throw new ArchiveException(Problem.UNSAFE_PATH, "unsafe name", unsafe);
        }
        throw new ArchiveException(Problem.UNSAFE_PATH, "unsafe name: " + name);
    }

    private static void createDirectories(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException file) {
            throw new ArchiveException(Problem.DUPLICATE_ENTRY, "a file and a directory: " + directory, file);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> children = Files.list(target)) {
            return children.findAny().isEmpty();
        }
    }

    private interface Read<T extends @Nullable Object> {
        T read() throws IOException;
    }

    /// What fails while reading is the archive's fault, not the disk's.
    private static <T extends @Nullable Object> T damagedOnFailure(Read<T> read) throws IOException {
        try {
            return read.read();
        } catch (ArchiveException | SealedException known) {
            throw known;
        } catch (IOException | RuntimeException broken) {
            throw new ArchiveException(Problem.DAMAGED, "not a whole archive: " + broken.getMessage(), broken);
        }
    }
}
