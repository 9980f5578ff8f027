package dev.browsergrid.egress;

import dev.browsergrid.egress.guard.Ask;
import dev.browsergrid.egress.guard.Decision;
import dev.browsergrid.egress.guard.Failure;
import dev.browsergrid.egress.guard.Judge;
import dev.browsergrid.egress.guard.Upstream;
import dev.browsergrid.egress.rules.Destination;
import dev.browsergrid.egress.rules.EgressPolicy;
import dev.browsergrid.egress.rules.EgressPolicy.Verdict;
import dev.browsergrid.egress.rules.EgressRules;
import dev.browsergrid.egress.rules.Grid;
import dev.browsergrid.egress.rules.PlaygroundPath;
import dev.browsergrid.egress.rules.Refusal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Judges what a browser asks for: finds its rules, resolves the name once, and lets through to what was judged.
public final class Judging implements Judge {
    private static final List<InetAddress> LOOPBACK =
            List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

    private final EgressRules everywhere;
    private final NodeRules.Source rules;
    private final Supplier<Grid> grid;
    private final Resolver resolver;
    private final Refusals refusals;

    /// Is told of what was refused.
    public interface Refusals {
        void refused(UUID nodeId, Destination destination, Refusal refusal);
    }

    public Judging(
            EgressRules everywhere, NodeRules.Source rules, Supplier<Grid> grid, Resolver resolver, Refusals refusals) {
        this.everywhere = everywhere;
        this.rules = rules;
        this.grid = grid;
        this.resolver = resolver;
        this.refusals = refusals;
    }

    @Override
    public Decision judge(UUID nodeId, Optional<Upstream> upstream, Ask ask) {
        Decision decision = decide(nodeId, upstream, ask);
        if (decision instanceof Decision.Refused(var refusal)) {
            refusals.refused(nodeId, ask.destination(), refusal);
        }
        return decision;
    }

    private Decision decide(UUID nodeId, Optional<Upstream> upstream, Ask ask) {
        Optional<NodeRules> found = rules.of(nodeId);
        if (found.isEmpty()) {
            return new Decision.Refused(Refusal.UNKNOWN_BROWSER);
        }
        EgressPolicy policy = new EgressPolicy(
                Stream.concat(Stream.of(everywhere), found.get().layers().stream())
                        .toList(),
                grid.get());
        Destination destination = ask.destination();
        List<InetAddress> resolved = resolve(destination);
        boolean playground = !ask.tunnel() && PlaygroundPath.permits(ask.method(), ask.path());
        Verdict verdict = policy.judge(destination, resolved, playground);
        // the upstream knows another playground, or none
        boolean own = playground
                && verdict instanceof Verdict.Allowed
                && policy.judge(destination, resolved, false).equals(new Verdict.Refused(Refusal.GRID));
        if (upstream.isPresent() && !own) {
            return onward(policy, destination, resolved, upstream.get(), found.get());
        }
        return switch (verdict) {
            case Verdict.Unknown() -> new Decision.Failed(Failure.UNKNOWN_NAME);
            case Verdict.Refused(var refusal) -> new Decision.Refused(refusal);
            case Verdict.Allowed(var addresses) -> new Decision.Direct(sockets(addresses, destination.port()));
        };
    }

    private Decision onward(
            EgressPolicy policy,
            Destination destination,
            List<InetAddress> resolved,
            Upstream upstream,
            NodeRules rules) {
        Optional<Refusal> refusal = policy.judgeForUpstream(destination, resolved);
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        }
        Optional<Destination> proxy = Destination.of(upstream.host(), upstream.port());
        List<InetAddress> addresses = proxy.map(this::resolve).orElse(List.of());
        if (proxy.isEmpty() || addresses.isEmpty()) {
            return new Decision.Failed(Failure.PROXY_UNKNOWN);
        }
        if (rules.ownProxy().filter(upstream.server()::equalsIgnoreCase).isPresent()) {
            return new Decision.Onward(upstream, sockets(addresses, upstream.port()));
        }
        return switch (policy.judge(proxy.get(), addresses, false)) {
            case Verdict.Allowed(var allowed) -> new Decision.Onward(upstream, sockets(allowed, upstream.port()));
            case Verdict.Unknown() -> new Decision.Failed(Failure.PROXY_UNKNOWN);
            case Verdict.Refused _ -> new Decision.Failed(Failure.PROXY_REFUSED);
        };
    }

    private List<InetAddress> resolve(Destination destination) {
        if (destination.isLocalhost()) {
            return LOOPBACK;
        }
        return destination.address().map(List::of).orElseGet(() -> resolver.resolve(destination.host()));
    }

    private static List<InetSocketAddress> sockets(List<InetAddress> addresses, int port) {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }
}
