package dev.browsergrid.node.host;

import dev.browsergrid.node.BrowserTemplate.Proxy;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// The one way from a browser to the network: a proxy that listens on this machine's 127.0.0.1, on a port of its own
/// for each node. A browser is told of nothing else, so what is not let through here does not happen.
public interface NetworkGuard {
    /// Any port that is free.
    int ANY_PORT = 0;

    /// Begins to listen for a node's browser and answers on which port. Everything goes on through `upstream` when
    /// there
    /// is one.
    ///
    /// @param port as an earlier server answered it for a browser that still runs, or [#ANY_PORT]
    /// @throws IOException when the port cannot be had
    int listen(UUID nodeId, int port, Optional<Proxy> upstream) throws IOException;

    /// The node's browser runs and takes DevTools commands on this port, which no page may reach.
    void started(UUID nodeId, int devToolsPort);

    /// Stops listening for the node, if it does, and cuts what still flows.
    void close(UUID nodeId);
}
