package dev.browsergrid.profiles;

import com.github.luben.zstd.ZstdInputStream;
import dev.browsergrid.profiles.ArchiveException.Problem;
import dev.browsergrid.profiles.seal.SealedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// Reads the first entries of an archive nobody vouches for.
final class StateReader {
    /// More than both files may hold together, with room for headers.
    private static final ArchiveLimits LIMITS = new ArchiveLimits(128L << 20, 10, 10_000);

    private final InputStream in;

    StateReader(InputStream in) {
        this.in = in;
    }

    @SuppressWarnings("NullAway") // the end of an archive is told by null
    Optional<StateFiles> read() throws IOException {
        GuardedInput.Packed packed = new GuardedInput.Packed(in);
        try {
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(new GuardedInput(new ZstdInputStream(packed), packed, LIMITS), "UTF-8");
            byte @Nullable [] manifest = null;
            byte @Nullable [] overlay = null;
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null && entry.getName().startsWith(StateFiles.DIRECTORY + "/");
                    entry = tar.getNextEntry()) {
                switch (entry.getName()) {
                    case StateFiles.MANIFEST -> manifest = tar.readAllBytes();
                    case StateFiles.OVERLAY -> overlay = tar.readAllBytes();
                    default -> {}
                }
            }
            return manifest == null || overlay == null
                    ? Optional.empty()
                    : Optional.of(StateFiles.of(manifest, overlay));
        } catch (ArchiveException | SealedException known) {
            throw known;
        } catch (IOException | RuntimeException broken) {
            throw new ArchiveException(Problem.DAMAGED, "not a whole archive: " + broken.getMessage(), broken);
        }
    }
}
