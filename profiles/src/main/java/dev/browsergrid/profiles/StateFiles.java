package dev.browsergrid.profiles;

import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.Overlay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The manifest and the overlay beside a browser's own files. They are the first entries of an archive, so whoever
/// wants only them need not read the rest.
public record StateFiles(Manifest manifest, Overlay overlay) {
    /// A directory Chromium does not know.
    static final String DIRECTORY = "browsergrid";

    static final String MANIFEST = DIRECTORY + "/manifest.json";
    static final String OVERLAY = DIRECTORY + "/overlay.json";

    /// The same, beside files that may be older.
    public StateFiles aheadOfItsFiles() {
        return new StateFiles(manifest, overlay.aheadOfItsFiles());
    }

    /// Writes both into a user data directory, in the place of older ones.
    public void write(Path userDataDirectory) throws IOException {
        Files.createDirectories(userDataDirectory.resolve(DIRECTORY));
        Files.writeString(userDataDirectory.resolve(OVERLAY), overlay.toJson());
        Files.writeString(userDataDirectory.resolve(MANIFEST), manifest.toJson());
    }

    /// Both from a user data directory; empty when it has none, as archives of the first version.
    public static Optional<StateFiles> read(Path userDataDirectory) throws IOException {
        Path manifest = userDataDirectory.resolve(MANIFEST);
        Path overlay = userDataDirectory.resolve(OVERLAY);
        if (!Files.isRegularFile(manifest) || !Files.isRegularFile(overlay)) {
            return Optional.empty();
        }
        return Optional.of(of(Files.readAllBytes(manifest), Files.readAllBytes(overlay)));
    }

    static StateFiles of(byte[] manifest, byte[] overlay) {
        return new StateFiles(
                Manifest.fromJson(new String(manifest, StandardCharsets.UTF_8)),
                Overlay.fromJson(new String(overlay, StandardCharsets.UTF_8)));
    }
}
