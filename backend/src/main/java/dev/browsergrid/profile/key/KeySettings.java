package dev.browsergrid.profile.key;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `masterKey` (`BROWSERGRID_MASTER_KEY`) wraps the keys of all profiles; without it one is generated into the data
/// directory. `oldMasterKeys` are those of before, until everything is wrapped by the new one.
@ConfigurationProperties("browsergrid")
record KeySettings(Optional<String> masterKey, @DefaultValue List<String> oldMasterKeys) {
    @Override
    public String toString() {
        return "KeySettings[masterKey=" + (masterKey.isPresent() ? "given" : "generated") + "]";
    }
}
