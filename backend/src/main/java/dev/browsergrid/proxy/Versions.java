package dev.browsergrid.proxy;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.ConnectPaths.Connection;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What browsers say of themselves, which never changes while they run: asked once for each.
@Component
class Versions {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 10_000;

    private final DevTools devTools;
    private final Map<Key, String> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST;
        }
    });

    /// A lease has one browser, at one address.
    private record Key(Object lease, URI browser) {}

    Versions(DevTools devTools) {
        this.devTools = devTools;
    }

    /// The browser's answer to `/json/version`.
    ///
    /// @throws Problem `browser_unreachable`
    String of(Connection connection) {
        Key key = new Key(connection.lease(), connection.browser());
        String found = known.get(key);
        if (found == null) {
            DevTools.Answer answer = devTools.ask(connection, "GET", "/json/version");
            if (!answer.isFine()) {
                throw DevTools.unreachable();
            }
            found = answer.body();
            known.put(key, found);
        }
        return found;
    }

    /// The browser's own socket.
    URI socket(Connection connection) {
        try {
            return URI.create(JSON.readTree(of(connection))
                    .path("webSocketDebuggerUrl")
                    .asString());
        } catch (JacksonException | IllegalArgumentException e) {
            throw DevTools.unreachable();
        }
    }
}
