package dev.browsergrid.session;

import dev.browsergrid.platform.Home;
import dev.browsergrid.profile.Snapshots;
import dev.browsergrid.profiles.chunk.StoredArchive;
import dev.browsergrid.profiles.state.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Has a browser packed and stores what came of it; no snapshot of it is there yet.
@Component
class Saving {
    private final Snapshots snapshots;
    private final Home home;

    Saving(Snapshots snapshots, Home home) {
        this.snapshots = snapshots;
        this.home = home;
    }

    record Saved(Manifest manifest, StoredArchive archive) {}

    /// `pack` writes the archive and answers its manifest.
    Saved save(UUID profile, Function<OutputStream, Manifest> pack) {
        try (Spool packed = new Spool(home.directory())) {
            Manifest manifest = pack.apply(packed);
            return new Saved(manifest, snapshots.keep(profile, packed.content()));
        } catch (IOException e) {
            throw new UncheckedIOException("an archive of profile " + profile + " cannot be put aside", e);
        }
    }
}
