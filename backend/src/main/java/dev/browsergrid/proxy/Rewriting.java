package dev.browsergrid.proxy;

import dev.browsergrid.account.PublicAddress.Origin;
import dev.browsergrid.session.ConnectPaths.Connection;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Turns a browser's own addresses, in what it says about itself, into addresses of this server.
record Rewriting(Connection connection, Origin origin) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> VERSION =
            List.of("Browser", "Protocol-Version", "User-Agent", "V8-Version", "WebKit-Version");
    private static final String SOCKET = "webSocketDebuggerUrl";
    private static final String FRONTEND = "devtoolsFrontendUrl";
    private static final List<String> FRONTENDS = List.of(FRONTEND, "devtoolsFrontendUrlCompat");
    // the socket a DevTools page is told to open
    private static final Pattern SOCKET_OF_FRONTEND = Pattern.compile("(?<=[?&])wss?=[^/&]+(/devtools/[^&]*)");

    /// The answer to `/json/version`: what every Chromium says of itself, both addresses those of this lease.
    ObjectNode version(String json) {
        String address = origin.ws(connection.path());
        JsonNode own = JSON.readTree(json);
        ObjectNode rewritten = JSON.createObjectNode();
        VERSION.forEach(name -> rewritten.set(name, own.path(name)));
        return rewritten.put(FRONTEND, address).put(SOCKET, address);
    }

    /// The answer to `/json/list` and `/json/new`: targets.
    JsonNode targets(String json) {
        JsonNode targets = JSON.readTree(json);
        if (targets instanceof ObjectNode target) {
            rewrite(target);
        } else {
            targets.valueStream()
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .forEach(this::rewrite);
        }
        return targets;
    }

    private void rewrite(ObjectNode target) {
        if (target.has(SOCKET)) {
            String path = URI.create(target.path(SOCKET).asString()).getRawPath();
            target.put(SOCKET, origin.ws(connection.prefix() + path));
        }
        for (String name : FRONTENDS) {
            if (target.has(name)) {
                target.put(name, frontend(target.path(name).asString()));
            }
        }
    }

    private String frontend(String address) {
        String parameter = (origin.secure() ? "wss=" : "ws=") + origin.authority() + connection.prefix();
        return SOCKET_OF_FRONTEND
                .matcher(address)
                .replaceAll(found -> Matcher.quoteReplacement(parameter) + found.group(1));
    }
}
