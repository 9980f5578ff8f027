package dev.browsergrid.proxy.policy;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// What guards the network a browser reaches is the proxy it was started with, so there is no way past that one.
final class NetworkRules {
    private NetworkRules() {}

    static Verdict context(ObjectNode params) {
        return Stream.of("proxyServer", "proxyBypassList").anyMatch(params::hasNonNull)
                ? new Verdict.Refused("A context cannot have a proxy of its own on this grid; give the pool one.")
                : new Verdict.Passed();
    }
}
