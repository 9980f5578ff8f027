package dev.browsergrid.session.http;

import dev.browsergrid.account.Scope;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.session.ConnectPaths;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The whole connect URL of a session, for who may have it.
@Component
class ConnectUrls {
    private final ConnectPaths paths;

    ConnectUrls(ConnectPaths paths) {
        this.paths = paths;
    }

    /// The session with its connect URL, when it has a browser and the viewer owns it and may connect.
    SessionView tell(SessionView session, Viewer viewer) {
        boolean may = session.owner().id().equals(viewer.id())
                && viewer.credential().allows(Scope.CONNECT)
                && session.status().equals("active");
        return may ? session.connecting(url(session.id()).orElse(null)) : session;
    }

    private Optional<String> url(UUID id) {
        return paths.of(id).map(path -> {
            ServletUriComponentsBuilder server = ServletUriComponentsBuilder.fromCurrentContextPath();
            boolean secure = server.build().toUri().getScheme().equals("https");
            return server.scheme(secure ? "wss" : "ws").path(path).toUriString();
        });
    }
}
