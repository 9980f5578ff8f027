package dev.browsergrid.egress;

import dev.browsergrid.egress.rules.Refusal;
import dev.browsergrid.node.NodeId;

/// A node's browser was kept from a host, for the first time in its lease for this reason.
public record VisitRefused(NodeId node, String host, Refusal refusal) {}
