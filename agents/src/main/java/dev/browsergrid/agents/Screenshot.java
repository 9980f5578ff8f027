package dev.browsergrid.agents;

/// A picture of a page, JPEG, with its size in pixels.
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Screenshot(byte[] jpeg, int width, int height) {}
