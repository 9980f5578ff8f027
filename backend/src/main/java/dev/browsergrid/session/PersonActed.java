package dev.browsergrid.session;

import java.util.UUID;

/// Somebody did something in a session's browser with their own hands. `what` says it in a line of words and holds no
/// secret.
public record PersonActed(UUID sessionId, UUID person, String what) {}
