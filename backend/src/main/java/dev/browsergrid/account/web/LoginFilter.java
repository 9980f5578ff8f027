package dev.browsergrid.account.web;

import dev.browsergrid.account.Credential;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.account.login.Viewers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Replaces what the session remembers of a person by what the database says of them now; nobody, when it says that
/// they may not sign in any more.
final class LoginFilter extends OncePerRequestFilter {
    private final Viewers viewers;

    LoginFilter(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Api.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication remembered = SecurityContextHolder.getContext().getAuthentication();
        if (remembered != null && !isToken(remembered)) {
            HttpSession session = request.getSession(false);
            Optional<Viewer> viewer = session == null ? Optional.empty() : viewers.ofSession(session.getId());
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            viewer.ifPresent(known -> context.setAuthentication(Api.authentication(known)));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private static boolean isToken(Authentication who) {
        return who.getPrincipal() instanceof Viewer viewer && viewer.credential() instanceof Credential.Token;
    }
}
