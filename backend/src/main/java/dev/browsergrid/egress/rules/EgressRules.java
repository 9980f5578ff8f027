package dev.browsergrid.egress.rules;

import java.net.InetAddress;
import java.util.List;

/// What one of those who may say something (the server's settings, a pool, a session, a run) says about destinations.
///
/// @param ofRun whether it is a run that says so, which matters to the words of a refusal alone
public record EgressRules(List<EgressEntry> allow, List<EgressEntry> deny, List<EgressEntry> only, boolean ofRun) {
    public static final EgressRules NONE = new EgressRules(List.of(), List.of(), List.of());

    public EgressRules {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        only = List.copyOf(only);
    }

    public EgressRules(List<EgressEntry> allow, List<EgressEntry> deny, List<EgressEntry> only) {
        this(allow, deny, only, false);
    }

    /// How a destination is refused that these rules deny.
    Refusal denial() {
        return ofRun ? Refusal.RUN_DENIED : Refusal.DENIED;
    }

    /// How a destination is refused that these rules do not list.
    Refusal omission() {
        return ofRun ? Refusal.RUN_NOT_LISTED : Refusal.NOT_LISTED;
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
