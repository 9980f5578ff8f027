package dev.browsergrid.node;

import java.nio.file.Path;

/// Where files of a node's browser are, as that browser names them. Nothing of it is part of a snapshot.
public record NodeFiles(Path directory) {
    /// Where the browser puts what its pages download.
    public Path downloads() {
        return directory.resolve("downloads");
    }

    /// Where the browser finds what its user sent.
    public Path uploads() {
        return directory.resolve("uploads");
    }
}
