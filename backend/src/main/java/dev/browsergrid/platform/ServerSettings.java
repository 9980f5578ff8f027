package dev.browsergrid.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the server as a whole. `home` is the data directory (`BROWSERGRID_HOME`); a leading `~` is the user's
/// own directory, because nobody expands it in a service's environment or in a default.
@ConfigurationProperties("browsergrid")
public record ServerSettings(@DefaultValue("~/.browsergrid") Path home) {
    public ServerSettings {
        if (home.startsWith("~")) {
            home = Path.of(System.getProperty("user.home")).resolve(Path.of("~").relativize(home));
        }
    }
}
