package dev.browsergrid.run;

import dev.browsergrid.egress.rules.DomainLists;

/// What keeps a run within bounds: the domains its browser may visit while it is at work.
public record Safeguards(DomainLists domains) {
    /// None but those of every run.
    public static final Safeguards NONE = new Safeguards(DomainLists.NONE);
}
