package dev.browsergrid.session;

import dev.browsergrid.session.state.SessionState;
import java.util.Optional;
import java.util.UUID;

/// Published in this server after a session moved to another state.
public record SessionChanged(UUID sessionId, UUID ownerId, Optional<UUID> chatId, SessionState state) {}
