package dev.browsergrid.node.host;

import java.nio.file.Path;
import java.util.Optional;

/// The Chromium that tests drive: the one `BROWSERGRID_CHROMIUM` names, else what is installed.
public final class InstalledChromium {
    private InstalledChromium() {}

    public static Path path() {
        Optional<Path> configured =
                Optional.ofNullable(System.getenv("BROWSERGRID_CHROMIUM")).map(Path::of);
        ChromiumBinary.Search search = ChromiumBinary.find(configured, Machine.here(), FileLookup.real());
        return ((ChromiumBinary.Search.Found) search).path();
    }
}
