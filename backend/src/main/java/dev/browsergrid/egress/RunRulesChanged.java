package dev.browsergrid.egress;

/// A run began or ended whose lists of domains narrow where its browser may go. Told in time, it counts at once; else
/// it is found within a second.
public record RunRulesChanged() {}
