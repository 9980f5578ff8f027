package dev.browsergrid.run;

import dev.browsergrid.egress.rules.DomainLists;
import java.util.List;

/// What keeps a run within bounds: the domains its browser may visit while it is at work, and what it
/// may type without its model seeing it.
public record Safeguards(DomainLists domains, List<RunSecret> secrets) {
    /// None but those of every run.
    public static final Safeguards NONE = new Safeguards(DomainLists.NONE, List.of());

    public Safeguards {
        secrets = List.copyOf(secrets);
    }
}
