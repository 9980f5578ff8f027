package dev.browsergrid.node;

import java.util.UUID;

/// Published in this server after a node moved to `state`.
public record NodeChanged(NodeId node, UUID poolId, NodeState state) {}
