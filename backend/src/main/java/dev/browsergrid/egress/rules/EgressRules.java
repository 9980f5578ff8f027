package dev.browsergrid.egress.rules;

import java.net.InetAddress;
import java.util.List;

/// What one of those who may say something (the server's settings, a pool, a session) says about destinations.
public record EgressRules(List<EgressEntry> allow, List<EgressEntry> deny, List<EgressEntry> only) {
    public static final EgressRules NONE = new EgressRules(List.of(), List.of(), List.of());

    public EgressRules {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        only = List.copyOf(only);
    }

    /// Whether the destination is denied by how it is written.
    boolean denies(Destination destination) {
        return deny.stream().anyMatch(entry -> entry.names(destination));
    }

    boolean denies(Destination destination, InetAddress resolved) {
        return deny.stream().anyMatch(entry -> entry.holds(destination, resolved));
    }

    boolean lists(Destination destination, InetAddress resolved) {
        return only.isEmpty() || only.stream().anyMatch(entry -> entry.holds(destination, resolved));
    }

    /// Whether the destination can be told to be listed, or not, without resolving it.
    boolean lists(Destination destination) {
        return only.isEmpty() || only.stream().anyMatch(entry -> entry.names(destination));
    }

    boolean allows(Destination destination, InetAddress resolved) {
        return allow.stream().anyMatch(entry -> entry.holds(destination, resolved));
    }

    boolean allows(Destination destination) {
        return allow.stream().anyMatch(entry -> entry.names(destination));
    }
}
