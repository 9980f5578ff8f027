package dev.browsergrid.node;

/// Published in this server when somebody wants a leased node to end now: whoever uses it should save its state and
/// give it back. It ends when it is given back, as every leased node does.
public record NodeDrainRequested(NodeId node) {}
