package dev.browsergrid.profiles.diff;

import com.github.luben.zstd.ZstdInputStream;
import dev.browsergrid.profiles.ArchiveException;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.Overlay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// What one capture says of itself. `told` is false when its archive has no overlay: cookies and storage are unknown
/// then, not absent.
public record CapturedState(Manifest manifest, Overlay overlay, boolean told) {
    /// Where an archive has its overlay.
    public static final String OVERLAY = "browsergrid/overlay.json";

    private static final int LONGEST = 64 << 20;

    /// Reads the overlay out of an archive (tar in zstd) this server stored.
    public static CapturedState read(Manifest manifest, InputStream archive) throws IOException {
        Optional<Overlay> overlay = find(archive, OVERLAY).map(Overlay::fromJson);
        return new CapturedState(
                manifest, overlay.orElseGet(() -> Overlay.empty(manifest.capturedAt())), overlay.isPresent());
    }

    private static Optional<String> find(InputStream archive, String name) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ZstdInputStream(archive), "UTF-8")) {
            @Nullable TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                if (entry.getName().equals(name)) {
                    return Optional.of(new String(tar.readNBytes(LONGEST), StandardCharsets.UTF_8));
                }
                entry = tar.getNextEntry();
            }
            return Optional.empty();
        } catch (IOException broken) {
            throw ArchiveException.damaged(broken);
        }
    }
}
