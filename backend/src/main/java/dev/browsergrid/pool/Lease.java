package dev.browsergrid.pool;

import dev.browsergrid.node.NodeId;
import java.time.Instant;
import java.util.UUID;

/// A session's exclusive use of a node until `expiresAt`, which its server keeps moving on while it lives.
public record Lease(LeaseId id, NodeId node, UUID sessionId, UUID serverId, Instant expiresAt) {}
