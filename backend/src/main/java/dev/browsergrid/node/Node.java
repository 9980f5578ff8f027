package dev.browsergrid.node;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One node as stored. `hostId` is the server home whose provider runs its browser; `cdpUrl` is the browser's DevTools
/// address (http) once it answered.
public record Node(
        NodeId id,
        UUID poolId,
        UUID hostId,
        NodeState state,
        Optional<URI> cdpUrl,
        String detail,
        Instant createdAt,
        Instant changedAt) {}
