package dev.browsergrid.session;

import java.util.UUID;

/// Published in this server after a session moved to another state.
public record SessionChanged(UUID sessionId, SessionState state) {}
