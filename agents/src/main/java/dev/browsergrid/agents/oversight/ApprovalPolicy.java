package dev.browsergrid.agents.oversight;

import java.util.Locale;

/// What a run asks its user before it does. The lower-case name is part of the HTTP API.
public enum ApprovalPolicy {
    /// Nothing.
    AUTO,
    /// What a [Concern] stands behind.
    SENSITIVE,
    /// Whatever is more than a look.
    ALWAYS;

    /// The word as the API spells it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
