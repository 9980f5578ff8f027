package dev.browsergrid.updates;

import java.util.UUID;

/// Published when somebody says over their connection that they have a chat open, and when they have it open no more.
/// Whether it is a chat, and theirs, is for who hears it to find out.
public record ChatPresence(UUID person, UUID chat, Kind kind) {
    /// What is known of it.
    public enum Kind {
        /// It is open.
        HERE,
        /// It was closed, or its connection was lost.
        LEFT,
        /// Whoever had it open has signed out.
        SIGNED_OUT
    }
}
