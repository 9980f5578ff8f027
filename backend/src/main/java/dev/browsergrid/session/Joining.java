package dev.browsergrid.session;

import dev.browsergrid.node.Node;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.session.AcquireOutcome.Ready;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Runs that work in a browser its user has in use. It stays theirs: nobody begins, ends or rests it for a run.
@Component
class Joining {
    private final Leases leases;
    private final Nodes nodes;

    Joining(Leases leases, Nodes nodes) {
        this.leases = leases;
        this.nodes = nodes;
    }

    /// The browser as it is; empty when it is not beside this server, or on its way out.
    Optional<AcquireOutcome> join(LeaseId lease) {
        return leases.running(lease)
                .filter(leases::isOurs)
                .flatMap(running -> nodes.find(running.node()))
                .flatMap(Node::cdpUrl)
                .map(address -> new Ready(lease, address, new Comeback.Kept()));
    }
}
