package dev.browsergrid.account.web;

import dev.browsergrid.platform.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets requests in by an API token, from the `Authorization` header or from the query, whence `QueryTokenValve` took
/// it. A request that shows a token is judged by it alone: a cookie beside it counts for nothing.
final class TokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer";

    private final TokenAuthentication tokens;
    private final HandlerExceptionResolver problems;

    TokenFilter(TokenAuthentication tokens, HandlerExceptionResolver problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /// Whether the request will be judged by a token.
    static boolean judges(HttpServletRequest request) {
        return Api.isApi(request) && tokenOf(request).isPresent();
    }

    private static Optional<String> tokenOf(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(header.substring(BEARER.length()).strip()); // an empty one is a wrong one
        }
        return Optional.ofNullable((String) request.getAttribute(QueryTokenValve.ATTRIBUTE));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !judges(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    Api.authentication(tokens.authenticate(tokenOf(request).orElseThrow(), request)));
            SecurityContextHolder.setContext(context);
        } catch (Problem problem) {
            problems.resolveException(request, response, null, problem);
            return;
        }
        chain.doFilter(request, response);
    }
}
