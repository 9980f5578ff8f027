package dev.browsergrid.account.web;

import dev.browsergrid.account.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// What the filters share.
final class Api {
    static final String[] PATHS = {
        "/api/**", "/connect/**", "/session/{id}/connect/**", "/sessions/{id}/connect/**", "/v1/**", "/mcp/**"
    };

    // the very matchers that decide who needs to be signed in, so that no spelling of a path is for one and not the
    // other
    private static final RequestMatcher REQUESTS = new OrRequestMatcher(Arrays.stream(PATHS)
            .map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toArray(RequestMatcher[]::new));

    private Api() {}

    /// Whether the request is for the API, not for a page or one of its files.
    static boolean isApi(HttpServletRequest request) {
        return REQUESTS.matches(request);
    }

    static Authentication authentication(Viewer viewer) {
        return UsernamePasswordAuthenticationToken.authenticated(
                viewer,
                null,
                AuthorityUtils.createAuthorityList("ROLE_" + viewer.role().name()));
    }
}
