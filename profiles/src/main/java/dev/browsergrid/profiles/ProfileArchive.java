package dev.browsergrid.profiles;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A browser's user data directory as one stream: tar in zstd, only the files that are state, in a fixed order
/// (the [StateFiles] first) and without times or owners, so that equal directories give equal archives.
public final class ProfileArchive {
    private static final int ZSTD_LEVEL = 6;

    private ProfileArchive() {}

    /// Writes the directory of a browser that does not run. Leaves `out` open. When it throws, what was written is
    /// worthless and must be thrown away.
    public static void pack(Path userDataDirectory, OutputStream out) throws IOException {
        ZstdOutputStream zstd = new ZstdOutputStream(new Unclosed(out), ZSTD_LEVEL);
        zstd.setChecksum(true);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(zstd, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Path relative : stateFiles(userDataDirectory)) {
                add(tar, userDataDirectory.resolve(relative), relative);
            }
            tar.finish();
        }
    }

    /// Restores into a directory that is absent or empty. An archive may come from anywhere: whatever is not a plain
    /// profile within `limits` is refused with an [ArchiveException], and the directory is left empty.
    public static void unpack(InputStream in, Path emptyDirectory, ArchiveLimits limits) throws IOException {
        new Unpacker(emptyDirectory, limits).unpack(in);
    }

    /// The manifest and the overlay at the beginning of an archive, without reading the rest; empty when it has none.
    public static Optional<StateFiles> readState(InputStream in) throws IOException {
        return new StateReader(in).read();
    }

    private static List<Path> stateFiles(Path directory) throws IOException {
        KeptCache cache = KeptCache.of(directory);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(directory::relativize)
                    .filter(file -> ProfileFiles.isState(file) || cache.keeps(file))
                    .sorted(Comparator.comparing((Path file) -> !file.startsWith(StateFiles.DIRECTORY))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static void add(TarArchiveOutputStream tar, Path file, Path relative) throws IOException {
        InputStream content;
        try {
            content = Files.newInputStream(file);
        } catch (NoSuchFileException vanished) {
            return;
        }
        try (content) {
            TarArchiveEntry entry = new TarArchiveEntry(relative.toString().replace('\\', '/'));
            entry.setSize(Files.size(file));
            entry.setMode(0600);
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            content.transferTo(tar);
            tar.closeArchiveEntry();
        }
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
