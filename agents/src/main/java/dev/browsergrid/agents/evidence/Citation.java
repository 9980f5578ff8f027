package dev.browsergrid.agents.evidence;

/// Words or a ref that an answer rests on. `seen` is false when no page of the run showed them.
public record Citation(String text, boolean seen) {}
