package dev.browsergrid.agents;

/// A file the user attached; the agent can put it into a file input by its name.
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record TaskFile(String name, String mediaType, byte[] content) {}
