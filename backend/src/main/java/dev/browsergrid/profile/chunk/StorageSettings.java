package dev.browsergrid.profile.chunk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Where snapshots are kept, and for how long. Chunks lie in the `database`, as files in `directory` (else
/// in the data directory), or in a bucket ([BucketSettings]). A profile without rules of its own keeps its
/// `keepLast` newest snapshots; each keeps the `keepRunEnds` newest that show the end of a run as well. What nothing
/// names is removed after `grace`, in which every capture that
/// has begun must have ended. An import is refused beyond `largestImport`, and when it unpacks to more than
/// `largestUnpacked`.
@ConfigurationProperties("browsergrid.profile")
public record StorageSettings(
        @DefaultValue("database") Kind store,
        Optional<Path> directory,
        @DefaultValue("10") int keepLast,
        @DefaultValue("50") int keepRunEnds,
        @DefaultValue("1h") Duration grace,
        @DefaultValue("200MB") DataSize largestImport,
        @DefaultValue("1GB") DataSize largestUnpacked) {
    /// Where chunks lie.
    public enum Kind {
        DATABASE,
        DIRECTORY,
        S3
    }

    public StorageSettings {
        if (keepLast < 1) {
            throw new IllegalArgumentException("keep-last must be at least 1, was " + keepLast);
        }
        if (keepRunEnds < 0) {
            throw new IllegalArgumentException("keep-run-ends must not be negative, was " + keepRunEnds);
        }
        if (grace.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("grace must be at least a minute, was " + grace);
        }
    }
}
