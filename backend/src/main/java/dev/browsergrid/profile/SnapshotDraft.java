package dev.browsergrid.profile;

import dev.browsergrid.profiles.chunk.StoredArchive;
import dev.browsergrid.profiles.state.Manifest;
import java.util.Optional;
import java.util.UUID;

/// A snapshot to be: its archive is stored already. `lease` is the one it was captured under, `source` the number
/// of the snapshot it repeats. `run` is the run whose end it shows, where the lease does not tell.
public record SnapshotDraft(
        SnapshotCause cause,
        Optional<UUID> lease,
        Optional<Integer> source,
        Optional<UUID> run,
        Manifest manifest,
        StoredArchive archive) {
    /// What a browser left.
    public static SnapshotDraft captured(SnapshotCause cause, UUID lease, Manifest manifest, StoredArchive archive) {
        return new SnapshotDraft(cause, Optional.of(lease), Optional.empty(), Optional.empty(), manifest, archive);
    }

    /// What no browser left.
    public static SnapshotDraft made(
            SnapshotCause cause, Optional<Integer> source, Manifest manifest, StoredArchive archive) {
        return new SnapshotDraft(cause, Optional.empty(), source, Optional.empty(), manifest, archive);
    }

    /// The same as the end of a run.
    public SnapshotDraft showing(UUID shown) {
        return new SnapshotDraft(cause, lease, source, Optional.of(shown), manifest, archive);
    }
}
