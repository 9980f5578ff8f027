package dev.browsergrid.audit;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// For how many days entries are kept; 0 keeps them for ever.
@ConfigurationProperties("browsergrid.audit")
record AuditSettings(@DefaultValue("400") int retentionDays) {
    AuditSettings {
        if (retentionDays < 0) {
            throw new IllegalArgumentException("retention-days cannot be " + retentionDays);
        }
    }

    Optional<Duration> retention() {
        return retentionDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(retentionDays));
    }
}
