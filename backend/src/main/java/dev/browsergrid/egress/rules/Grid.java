package dev.browsergrid.egress.rules;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/// Where the grid itself is found: addresses of its machine, the ports it listens on, and how people reach it from
/// outside.
///
/// @param outside as the settings say; the web's usual ports count with its own
public record Grid(Set<InetAddress> addresses, Set<Integer> ports, Optional<Destination> outside) {
    private static final Set<Integer> USUAL = Set.of(80, 443);

    public Grid {
        addresses = Set.copyOf(addresses);
        ports = Set.copyOf(ports);
    }

    boolean isOutside(Destination destination) {
        return outside.filter(own -> own.host().equals(destination.host())
                        && (own.port() == destination.port() || USUAL.contains(destination.port())))
                .isPresent();
    }

    boolean isHere(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() || addresses.contains(address);
    }

    boolean isOwn(Destination destination, InetAddress address) {
        return ports.contains(destination.port()) && isHere(address);
    }
}
