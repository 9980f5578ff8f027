package dev.browsergrid.profile;

import dev.browsergrid.profiles.chunk.StoredArchive;
import dev.browsergrid.profiles.state.Manifest;
import java.util.Optional;
import java.util.UUID;

/// A snapshot to be: its archive is stored already. `lease` is the one it was captured under, `source` the number
/// of the snapshot it repeats.
public record SnapshotDraft(
        SnapshotCause cause, Optional<UUID> lease, Optional<Integer> source, Manifest manifest, StoredArchive archive) {
    /// What a browser left.
    public static SnapshotDraft captured(SnapshotCause cause, UUID lease, Manifest manifest, StoredArchive archive) {
        return new SnapshotDraft(cause, Optional.of(lease), Optional.empty(), manifest, archive);
    }
}
