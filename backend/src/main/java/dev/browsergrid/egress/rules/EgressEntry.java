package dev.browsergrid.egress.rules;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// One entry of a list of hosts: a name, `*.` and a name for everything below it, `*` for everything, an address or a
/// CIDR range; each perhaps with a port.
public sealed interface EgressEntry {
    /// A name, without wildcard unless it begins with `*.`; `*` alone is every host.
    record Name(String pattern, OptionalInt port) implements EgressEntry {
        @Override
        public boolean names(Destination destination) {
            if (!fits(port, destination)) {
                return false;
            }
            if (pattern.equals("*")) {
                return true;
            }
            return pattern.startsWith("*.")
                    ? destination.host().endsWith(pattern.substring(1))
                    : destination.host().equals(pattern);
        }

        @Override
        public boolean holds(Destination destination, InetAddress resolved) {
            return names(destination);
        }
    }

    /// A range of addresses.
    record Range(Network network, OptionalInt port) implements EgressEntry {
        @Override
        public boolean names(Destination destination) {
            return destination
                    .address()
                    .filter(address -> holds(destination, address))
                    .isPresent();
        }

        @Override
        public boolean holds(Destination destination, InetAddress resolved) {
            return fits(port, destination) && network.holds(resolved);
        }
    }

    /// Whether it means the destination by how it is written, before any name is resolved.
    boolean names(Destination destination);

    /// Whether it means the destination at one of its addresses.
    boolean holds(Destination destination, InetAddress resolved);

    private static boolean fits(OptionalInt port, Destination destination) {
        return port.isEmpty() || port.getAsInt() == destination.port();
    }

    Pattern WITH_PORT = Pattern.compile("(?<host>[^:]+|\\[[^]]*]):(?<port>[0-9]{1,5})");
    String FORMS = "A host (example.com, *.example.com), an address or range (10.0.0.0/8), perhaps with a port"
            + " (localhost:3000).";

    /// Empty when the entry makes no sense; [#FORMS] says what would.
    static Optional<EgressEntry> parse(String text) {
        String entry = text.strip().toLowerCase(Locale.ROOT);
        var ported = WITH_PORT.matcher(entry);
        if (!ported.matches()) {
            return parse(entry, OptionalInt.empty());
        }
        int port = Integer.parseInt(ported.group("port"));
        return port < 1 || port > 65_535 ? Optional.empty() : parse(ported.group("host"), OptionalInt.of(port));
    }

    private static Optional<EgressEntry> parse(String host, OptionalInt port) {
        if (host.equals("*")) {
            return Optional.of(new Name("*", port));
        }
        Optional<Network> network = Network.parse(host);
        if (network.isPresent()) {
            return Optional.of(new Range(network.get(), port));
        }
        String name = host.startsWith("*.") ? host.substring(2) : host;
        return HostText.name(name).map(plain -> new Name(host.startsWith("*.") ? "*." + plain : plain, port));
    }
}
