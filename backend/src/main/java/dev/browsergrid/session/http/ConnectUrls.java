package dev.browsergrid.session.http;

import dev.browsergrid.account.PublicAddress;
import dev.browsergrid.account.Scope;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.session.ConnectPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The whole connect URL of a session, for who may have it.
@Component
class ConnectUrls {
    private final ConnectPaths paths;
    private final PublicAddress addresses;

    ConnectUrls(ConnectPaths paths, PublicAddress addresses) {
        this.paths = paths;
        this.addresses = addresses;
    }

    /// The session with its connect URL, when it has a browser and the viewer owns it and may connect.
    SessionView tell(SessionView session, Viewer viewer) {
        boolean may = session.owner().id().equals(viewer.id())
                && viewer.credential().allows(Scope.CONNECT)
                && session.status().equals("active");
        return may ? session.connecting(url(session.id()).orElse(null)) : session;
    }

    private Optional<String> url(UUID id) {
        return paths.find(id).map(connection -> addresses.of(request()).ws(connection.path()));
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
