package dev.browsergrid.profile.fork;

import dev.browsergrid.profile.SnapshotDraft;
import java.util.UUID;

/// A profile that is being made, and what is to be its first snapshot: all of it is copied already.
public record Fork(UUID profile, SnapshotDraft first) {}
