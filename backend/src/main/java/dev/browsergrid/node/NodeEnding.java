package dev.browsergrid.node;

/// Published in this server before a node's browser is ended and its directory removed. Listeners are waited for.
public record NodeEnding(NodeId node) {}
