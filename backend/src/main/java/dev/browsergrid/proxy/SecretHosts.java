package dev.browsergrid.proxy;

import dev.browsergrid.session.ConnectPaths;
import dev.browsergrid.session.ConnectPaths.Connection;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// For clients that take a host and a port but no path, such as chromedriver: where the first label of the host's name
/// is a lease's secret, `/json` and `/devtools` are those of its browser.
final class SecretHosts extends OncePerRequestFilter {
    private static final Pattern HOST = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\..+");
    private static final Pattern PATH = Pattern.compile("/(json|devtools)(/.*)?");

    private final ConnectPaths paths;

    SecretHosts(ConnectPaths paths) {
        this.paths = paths;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Connection> meant = secret(request).flatMap(paths::ofSecret);
        if (meant.isPresent() && PATH.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(new Moved(request, meant.get()), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<UUID> secret(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.HOST))
                .map(HOST::matcher)
                .filter(Matcher::matches)
                .map(host -> UUID.fromString(host.group(1)));
    }

    /// The same request at the path that says what the host said.
    private static final class Moved extends HttpServletRequestWrapper {
        private final String path;

        private Moved(HttpServletRequest request, Connection connection) {
            super(request);
            String given = request.getRequestURI();
            // targets are known by themselves, and the browser's own socket by the secret
            path = given.startsWith("/devtools/browser")
                    ? connection.path()
                    : connection.prefix() + "/by/" + connection.secret() + given;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return path;
        }
    }
}
