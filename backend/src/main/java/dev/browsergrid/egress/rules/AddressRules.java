package dev.browsergrid.egress.rules;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Which addresses are no part of the public internet, by the registries of special-purpose addresses. Of version 6
/// only what is handed out to the public counts, and what carries an address of version 4 is judged by that one.
public final class AddressRules {
    private record Special(Network network, Refusal refusal) {
        static Special of(String network, Refusal refusal) {
            return new Special(Network.parse(network).orElseThrow(), refusal);
        }
    }

    /// A network whose addresses hold one of version 4 from the given byte on.
    private record Carrier(Network network, int offset) {
        static Carrier of(String network, int offset) {
            return new Carrier(Network.parse(network).orElseThrow(), offset);
        }
    }

    // the first that holds the address counts
    private static final List<Special> SPECIAL = List.of(
            Special.of("0.0.0.0/32", Refusal.UNSPECIFIED),
            Special.of("0.0.0.0/8", Refusal.RESERVED),
            Special.of("10.0.0.0/8", Refusal.PRIVATE),
            Special.of("100.100.100.200/32", Refusal.METADATA),
            Special.of("100.64.0.0/10", Refusal.SHARED),
            Special.of("127.0.0.0/8", Refusal.LOOPBACK),
            Special.of("168.63.129.16/32", Refusal.METADATA),
            Special.of("169.254.169.254/32", Refusal.METADATA),
            Special.of("169.254.170.2/32", Refusal.METADATA),
            Special.of("169.254.0.0/16", Refusal.LINK_LOCAL),
            Special.of("172.16.0.0/12", Refusal.PRIVATE),
            Special.of("192.0.0.192/32", Refusal.METADATA),
            Special.of("192.0.0.0/24", Refusal.RESERVED),
            Special.of("192.0.2.0/24", Refusal.RESERVED),
            Special.of("192.88.99.0/24", Refusal.RESERVED),
            Special.of("192.168.0.0/16", Refusal.PRIVATE),
            Special.of("198.18.0.0/15", Refusal.RESERVED),
            Special.of("198.51.100.0/24", Refusal.RESERVED),
            Special.of("203.0.113.0/24", Refusal.RESERVED),
            Special.of("224.0.0.0/4", Refusal.MULTICAST),
            Special.of("240.0.0.0/4", Refusal.RESERVED),
            Special.of("::/128", Refusal.UNSPECIFIED),
            Special.of("::1/128", Refusal.LOOPBACK),
            Special.of("fd00:ec2::254/128", Refusal.METADATA),
            Special.of("fd20:ce::254/128", Refusal.METADATA),
            Special.of("fc00::/7", Refusal.PRIVATE),
            Special.of("fec0::/10", Refusal.PRIVATE),
            Special.of("fe80::/10", Refusal.LINK_LOCAL),
            Special.of("ff00::/8", Refusal.MULTICAST),
            // Teredo, benchmarks, identifiers that are no addresses
            Special.of("2001::/23", Refusal.RESERVED),
            Special.of("2001:db8::/32", Refusal.RESERVED),
            Special.of("3fff::/20", Refusal.RESERVED));

    private static final List<Carrier> CARRIERS = List.of(
            Carrier.of("64:ff9b::/96", 12),
            Carrier.of("2002::/16", 2),
            // written by hand: the JDK turns ::ffff:0:0/96 into version 4 by itself
            Carrier.of("::ffff:0:0:0/96", 12),
            Carrier.of("::/96", 12));

    private static final Network PUBLIC_V6 = Network.parse("2000::/3").orElseThrow();

    private AddressRules() {}

    /// Why pages may not reach the address by themselves; empty for an address of the public internet.
    public static Optional<Refusal> refusal(InetAddress address) {
        Optional<Refusal> special = SPECIAL.stream()
                .filter(range -> range.network().holds(address))
                .map(Special::refusal)
                .findFirst();
        if (special.isPresent() || address instanceof Inet4Address) {
            return special;
        }
        Optional<Carrier> carrier = CARRIERS.stream()
                .filter(range -> range.network().holds(address))
                .findFirst();
        if (carrier.isPresent()) {
            return refusal(Network.embedded(address, carrier.get().offset()));
        }
        return PUBLIC_V6.holds(address) ? Optional.empty() : Optional.of(Refusal.RESERVED);
    }
}
