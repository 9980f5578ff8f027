package dev.browsergrid.mcp;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.ConnectPaths;
import dev.browsergrid.session.ConnectPaths.Connection;
import dev.browsergrid.session.RunSessions;
import dev.browsergrid.session.SessionRequests;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Finds the browsers of callers' own sessions.
@Component
class DrivenSessions {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunSessions sessions;
    private final SessionRequests requests;
    private final ConnectPaths paths;

    DrivenSessions(RunSessions sessions, SessionRequests requests, ConnectPaths paths) {
        this.sessions = sessions;
        this.requests = requests;
        this.paths = paths;
    }

    /// @throws Problem `not_found`
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }

    /// The browser a session has now.
    ///
    /// @throws Problem as [RunSessions#own]; `no_browser` when it has none
    Connection now(UUID id, Reach reach) {
        return paths.find(sessions.own(id, reach).id())
                .orElseThrow(() -> new Problem(
                        HttpStatus.CONFLICT,
                        "no_browser",
                        "This session has no browser now; session_open with its session_id brings it back."));
    }

    /// The same, after it was brought back where it was parked.
    ///
    /// @throws Problem as [#now] and [SessionRequests#resume]
    Connection broughtBack(UUID id, Reach reach) throws InterruptedException {
        requests.resume(sessions.own(id, reach).id(), reach);
        requests.awaitBrowser(id, PATIENCE);
        return now(id, reach);
    }
}
