package dev.browsergrid.session;

import java.util.UUID;

/// Published in this server, more than once, while somebody here works with a session that has held its browser too
/// long. They are to let go of it; a minute later it is taken from them.
public record SessionExpired(UUID sessionId, String why) {}
