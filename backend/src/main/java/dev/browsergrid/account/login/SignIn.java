package dev.browsergrid.account.login;

import dev.browsergrid.account.ClientAddress;
import dev.browsergrid.account.Credential;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.account.person.StoredAccount;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Signs a person in on the device that sent the request, after something else made sure that it is them.
@Component
class SignIn {
    private static final Credential NOT_YET = new Credential.Login(new UUID(0, 0));

    private final JdbcClient jdbc;
    private final Viewers viewers;
    private final SecurityContextRepository contexts;
    private final ClientAddress addresses;
    private final Changes changes;

    SignIn(
            JdbcClient jdbc,
            Viewers viewers,
            SecurityContextRepository contexts,
            ClientAddress addresses,
            Changes changes) {
        this.jdbc = jdbc;
        this.viewers = viewers;
        this.contexts = contexts;
        this.addresses = addresses;
        this.changes = changes;
    }

    /// Begins a new session, so that nobody can have planted its id, and makes it the request's own.
    Viewer begin(StoredAccount account, HttpServletRequest request, HttpServletResponse response) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        // the id is what sessions are found by; the rest is read anew on every request
        Viewer remembered = new Viewer(account.id(), account.email(), account.role(), NOT_YET);
        contexts.saveContext(context(remembered), request, response);
        String sessionId = request.getSession().getId();
        String userAgent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        // the row is there already, because sessions are flushed immediately
        jdbc.sql("UPDATE login SET device = :device, ip = :ip WHERE session_id = :session")
                .param("device", Device.name(userAgent))
                .param("ip", addresses.of(request))
                .param("session", sessionId)
                .update();
        Viewer viewer = viewers.ofSession(sessionId).orElseThrow();
        SecurityContextHolder.setContext(context(viewer));
        changes.publish(Topic.LOGINS, viewer.credential().id(), viewer.id());
        return viewer;
    }

    private static SecurityContext context(Viewer viewer) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                viewer,
                null,
                AuthorityUtils.createAuthorityList("ROLE_" + viewer.role().name())));
        return context;
    }
}
