package dev.browsergrid.egress.rules;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Decides about destinations, once they are resolved. Pure. Several layers may each say something: what one denies is
/// denied, and what one allows is allowed unless another denies it.
public record EgressPolicy(List<EgressRules> layers, Grid grid) {
    public EgressPolicy {
        layers = List.copyOf(layers);
    }

    /// What becomes of a request.
    public sealed interface Verdict {
        /// It may go to these addresses and to no others.
        record Allowed(List<InetAddress> addresses) implements Verdict {
            public Allowed {
                addresses = List.copyOf(addresses);
            }
        }

        record Refused(Refusal refusal) implements Verdict {}

        /// There is no address to go to.
        record Unknown() implements Verdict {}
    }

    /// Judges all addresses of a destination: those that may not be reached are left out, and when none is left it is
    /// refused. `playground` says that the request is for the pages the grid offers for trying out.
    public Verdict judge(Destination destination, List<InetAddress> resolved, boolean playground) {
        Optional<Refusal> denied = denial(rules -> rules.denies(destination));
        if (denied.isPresent()) {
            return new Verdict.Refused(denied.get());
        }
        if (resolved.isEmpty()) {
            return new Verdict.Unknown();
        }
        List<InetAddress> allowed = new ArrayList<>();
        Optional<Refusal> first = Optional.empty();
        for (InetAddress address : resolved) {
            Optional<Refusal> refusal = refusal(destination, address, playground);
            if (refusal.isEmpty()) {
                allowed.add(address);
            }
            first = first.or(() -> refusal);
        }
        return allowed.isEmpty() ? new Verdict.Refused(first.orElseThrow()) : new Verdict.Allowed(allowed);
    }

    /// Judges a destination that another proxy resolves: none of its addresses here may be refused. Names that do not
    /// resolve here are judged by how they are written.
    public Optional<Refusal> judgeForUpstream(Destination destination, List<InetAddress> resolved) {
        Optional<Refusal> denied = denial(rules -> rules.denies(destination));
        if (denied.isPresent()) {
            return denied;
        }
        if (!resolved.isEmpty()) {
            return resolved.stream()
                    .flatMap(address -> refusal(destination, address, false).stream())
                    .findFirst();
        }
        Optional<Refusal> omitted = omission(rules -> rules.lists(destination));
        if (omitted.isPresent()) {
            return omitted;
        }
        if (grid.isOutside(destination)) {
            return Optional.of(Refusal.GRID);
        }
        return destination.isPrivateName() && layers.stream().noneMatch(rules -> rules.allows(destination))
                ? Optional.of(Refusal.PRIVATE)
                : Optional.empty();
    }

    private Optional<Refusal> refusal(Destination destination, InetAddress address, boolean playground) {
        Optional<Refusal> closed = denial(rules -> rules.denies(destination, address))
                .or(() -> omission(rules -> rules.lists(destination, address)));
        if (closed.isPresent()) {
            return closed;
        }
        if (grid.isOwn(destination, address)) {
            return playground ? Optional.empty() : Optional.of(Refusal.GRID);
        }
        if (grid.isOutside(destination)) {
            return Optional.of(Refusal.GRID);
        }
        Optional<Refusal> special =
                grid.isHere(address) ? Optional.of(Refusal.LOOPBACK) : AddressRules.refusal(address);
        return special.filter(_ -> layers.stream().noneMatch(rules -> rules.allows(destination, address)));
    }

    private Optional<Refusal> denial(Predicate<EgressRules> denies) {
        return layers.stream().filter(denies).findFirst().map(EgressRules::denial);
    }

    private Optional<Refusal> omission(Predicate<EgressRules> lists) {
        return layers.stream().filter(lists.negate()).findFirst().map(EgressRules::omission);
    }
}
