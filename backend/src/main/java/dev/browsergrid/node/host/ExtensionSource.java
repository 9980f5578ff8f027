package dev.browsergrid.node.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/// Where the extensions come from that templates name.
public interface ExtensionSource {
    /// Unpacks one into a directory that does not exist yet.
    void unpack(UUID extension, Path directory) throws IOException;

    /// For hosts whose browsers load none.
    static ExtensionSource none() {
        return (extension, _) -> {
            throw new IOException("there is no extension " + extension);
        };
    }
}
