package dev.browsergrid.account;

import java.util.UUID;

/// Whose things a request may see and change.
public record Reach(UUID viewer, boolean admin, boolean everyone) {}
