package dev.browsergrid.node.local;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `chromium` (`BROWSERGRID_CHROMIUM`) is the path of the browser to use instead of the one found by itself.
@ConfigurationProperties("browsergrid")
record ChromiumSettings(Optional<Path> chromium) {}
