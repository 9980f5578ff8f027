package dev.browsergrid.proxy;

import dev.browsergrid.node.Node;
import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeState;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.ConnectPaths.Connection;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What browsers say of themselves, which never changes while they run: asked once for each, if possible before anybody
/// claims it.
@Component
class Versions {
    private static final Logger log = LoggerFactory.getLogger(Versions.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 10_000;

    private final DevTools devTools;
    private final Nodes nodes;
    private final Map<Key, String> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST;
        }
    });

    /// A node's browser may be replaced by another, at another address.
    private record Key(NodeId node, URI browser) {}

    Versions(DevTools devTools, Nodes nodes) {
        this.devTools = devTools;
        this.nodes = nodes;
    }

    /// The browser's answer to `/json/version`.
    ///
    /// @throws Problem `browser_unreachable`
    String of(Connection connection) {
        Key key = new Key(connection.node(), connection.browser());
        String found = known.get(key);
        return found == null ? ask(key) : found;
    }

    /// The browser's own socket.
    URI socket(Connection connection) {
        try {
            return URI.create(
                    JSON.readTree(of(connection)).path("webSocketDebuggerUrl").asString());
        } catch (JacksonException | IllegalArgumentException e) {
            throw DevTools.unreachable();
        }
    }

    /// What is known of the browser is wrong.
    void forget(Connection connection) {
        known.remove(new Key(connection.node(), connection.browser()));
    }

    private String ask(Key key) {
        DevTools.Answer answer = devTools.ask(key.browser(), "GET", "/json/version");
        if (!answer.isFine()) {
            throw DevTools.unreachable();
        }
        known.put(key, answer.body());
        return answer.body();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void nodeChanged(NodeChanged change) {
        if (change.state() == NodeState.READY) {
            Thread.ofVirtual().name("version-" + change.node()).start(() -> askEarly(change.node()));
        }
    }

    private void askEarly(NodeId id) {
        try {
            nodes.find(id).flatMap(Node::cdpUrl).ifPresent(address -> ask(new Key(id, address)));
        } catch (RuntimeException e) {
            // whoever needs it asks again
            log.debug("node={} version=unknown reason={}", id, e.toString());
        }
    }
}
