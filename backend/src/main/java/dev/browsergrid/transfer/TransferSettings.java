package dev.browsergrid.transfer;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The largest download that is kept, how much one session may download and be sent, and for how many days downloads
/// are kept; 0 keeps them for ever.
@ConfigurationProperties("browsergrid.transfer")
record TransferSettings(
        @DefaultValue("100MB") DataSize largestDownload,
        @DefaultValue("500MB") DataSize perSession,
        @DefaultValue("30") int keepDays) {
    /// What a row of PostgreSQL can hold.
    private static final DataSize LARGEST = DataSize.ofGigabytes(1);

    TransferSettings {
        if (largestDownload.isNegative() || largestDownload.compareTo(LARGEST) >= 0) {
            throw new IllegalArgumentException("largest-download must be less than 1GB, was " + largestDownload);
        }
        if (perSession.isNegative() || keepDays < 0) {
            throw new IllegalArgumentException("per-session and keep-days cannot be negative");
        }
    }

    Optional<Duration> kept() {
        return keepDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(keepDays));
    }
}
