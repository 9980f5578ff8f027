package dev.browsergrid.egress.guard;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The ports of this machine that belong to browsers: their guards', and those that take DevTools commands. No browser
/// may reach them, whatever is allowed.
public final class OwnPorts {
    private final Map<UUID, Set<Integer>> ports = new ConcurrentHashMap<>();

    void add(UUID nodeId, int port) {
        ports.computeIfAbsent(nodeId, _ -> ConcurrentHashMap.newKeySet()).add(port);
    }

    void forget(UUID nodeId) {
        ports.remove(nodeId);
    }

    public Set<Integer> all() {
        return ports.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
