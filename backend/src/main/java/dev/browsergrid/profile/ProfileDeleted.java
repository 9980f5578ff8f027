package dev.browsergrid.profile;

import java.util.UUID;

/// A profile is deleted, with the caller's transaction: whoever has something that makes no sense without it ends that
/// in the same transaction.
public record ProfileDeleted(UUID profile) {}
