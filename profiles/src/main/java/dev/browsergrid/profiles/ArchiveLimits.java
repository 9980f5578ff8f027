package dev.browsergrid.profiles;

/// What an archive may grow to when it is unpacked. `maxRatio` is unpacked bytes per packed byte and counts only
/// beyond the first 16 MiB, because small, mostly empty databases shrink a lot.
public record ArchiveLimits(long maxBytes, int maxEntries, int maxRatio) {
    /// Room for any real profile.
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(4L << 30, 200_000, 500);

    public ArchiveLimits {
        if (maxBytes < 1 || maxEntries < 1 || maxRatio < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }
}
