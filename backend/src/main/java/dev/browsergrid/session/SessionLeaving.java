package dev.browsergrid.session;

import java.util.UUID;

/// Published in this server before it closes or ends the browser of a session, whoever decided that and on whichever
/// server.
public record SessionLeaving(UUID sessionId) {}
