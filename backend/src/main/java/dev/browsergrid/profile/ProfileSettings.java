package dev.browsergrid.profile;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `masterKey` (`BROWSERGRID_MASTER_KEY`) seals every profile; without it one is generated into the data directory.
@ConfigurationProperties("browsergrid")
record ProfileSettings(Optional<String> masterKey) {
    @Override
    public String toString() {
        return "ProfileSettings[masterKey=" + (masterKey.isPresent() ? "given" : "generated") + "]";
    }
}
