package dev.browsergrid.egress;

import dev.browsergrid.egress.rules.EgressRules;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What holds for one browser now.
///
/// @param layers what the pool, the session and the run at work say
/// @param ownProxy the proxy that the pool itself names, which may be anywhere
public record NodeRules(List<EgressRules> layers, Optional<String> ownProxy) {
    public NodeRules {
        layers = List.copyOf(layers);
    }

    /// Where they stand.
    public interface Source {
        /// Empty for a browser that nobody uses any more.
        Optional<NodeRules> of(UUID nodeId);
    }
}
