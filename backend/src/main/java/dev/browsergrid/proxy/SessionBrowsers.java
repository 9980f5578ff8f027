package dev.browsergrid.proxy;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.SameOrigin;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.ConnectPaths;
import dev.browsergrid.session.ConnectPaths.Connection;
import dev.browsergrid.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Which browser a request may use.
@Component
class SessionBrowsers {
    private final Sessions sessions;
    private final ConnectPaths paths;
    private final SameOrigin sameOrigin;

    SessionBrowsers(Sessions sessions, ConnectPaths paths, SameOrigin sameOrigin) {
        this.sessions = sessions;
        this.paths = paths;
        this.sameOrigin = sameOrigin;
    }

    /// The session's browser, for who knows its secret, when the address has one, or else reaches the session.
    ///
    /// @throws Problem `not_found`, `no_browser`, `foreign_origin`
    Connection allowed(UUID session, @Nullable UUID secret, @Nullable Viewer viewer, HttpServletRequest request) {
        return secret == null
                ? reached(session, Objects.requireNonNull(viewer), request)
                : paths.find(session, secret).orElseThrow(Problem::notFound);
    }

    private Connection reached(UUID session, Viewer viewer, HttpServletRequest request) {
        sameOrigin.require(viewer, request);
        boolean all = "all".equals(request.getParameter("scope"));
        if (all) {
            viewer.requireAdmin();
        }
        if (sessions.find(session, new Reach(viewer.id(), viewer.admin(), all)).isEmpty()) {
            throw Problem.notFound();
        }
        return paths.find(session)
                .orElseThrow(() ->
                        new Problem(HttpStatus.CONFLICT, "no_browser", "This session has no browser at the moment."));
    }

    /// The session's browser, for who opens its socket: by the secret, or because they reach the session.
    ///
    /// @throws Problem `not_found`, `no_browser`, `foreign_origin`
    Connection known(UUID session, String secret, Optional<Viewer> viewer, HttpServletRequest request) {
        return uuid(secret)
                .flatMap(known -> paths.find(session, known))
                .or(() -> viewer.map(person -> reached(session, person, request)))
                .orElseThrow(Problem::notFound);
    }

    /// The session's browser, for who knows one of its targets or reaches the session. Chromium names targets by 128
    /// random bits, and the browser itself refuses those it does not know.
    ///
    /// @throws Problem `not_found`, `no_browser`, `foreign_origin`
    Connection withTarget(UUID session, Optional<Viewer> viewer, HttpServletRequest request) {
        return viewer.map(person -> reached(session, person, request))
                .or(() -> paths.find(session))
                .orElseThrow(Problem::notFound);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
