package dev.browsergrid.node;

/// Published in this server after a leased node's browser was replaced by another at another address.
public record NodeRelocated(NodeId node) {}
