package dev.browsergrid.testing;

import dev.browsergrid.egress.Judging;
import dev.browsergrid.egress.NodeRules;
import dev.browsergrid.egress.Resolver;
import dev.browsergrid.egress.guard.Guards;
import dev.browsergrid.egress.guard.OwnPorts;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.egress.rules.Grid;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Guards that let browsers reach what tests serve on this machine.
public final class OpenGuards {
    /// What a server has to allow for that.
    public static final String LOOPBACK = "127.0.0.0/8,::1";

    private OpenGuards() {}

    /// For node hosts without a server around them.
    public static Guards make() {
        return new Guards(
                new Judging(
                        new EgressLists(List.of(LOOPBACK.split(",")), null, null).rules(),
                        _ -> Optional.of(new NodeRules(List.of(), Optional.empty())),
                        () -> new Grid(Set.of(), Set.of(), Optional.empty()),
                        Resolver.ofThisMachine(),
                        (_, _, _) -> {}),
                new OwnPorts());
    }
}
