package dev.browsergrid.agents.safety;

/// The bounds of one run, which both its loop and its browser's driver have to know.
public record Safety(VisitRules visits, TaskSecrets secrets) {
    /// None but those of every run.
    public static final Safety USUAL = new Safety(VisitRules.NONE, TaskSecrets.NONE);
}
