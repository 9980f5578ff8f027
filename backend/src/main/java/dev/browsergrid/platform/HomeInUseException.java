package dev.browsergrid.platform;

import java.nio.file.Path;

/// Another server already uses the data directory.
public final class HomeInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    HomeInUseException(Path directory) {
        super("another Browsergrid server already uses " + directory
                + "; stop it, or set BROWSERGRID_HOME to another directory");
    }
}
