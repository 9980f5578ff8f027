package dev.browsergrid.egress.guard;

import dev.browsergrid.egress.rules.Destination;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;

/// What a browser asks its guard for.
///
/// @param tunnel whether bytes are to flow unread, as for https and WebSockets
/// @param path path and query; empty for a tunnel
public record Ask(boolean tunnel, String method, Destination destination, String path) {
    private static final String SCHEME = "http://";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// Empty for a request that no browser sends to a proxy, and for hosts spelled as none is.
    static Optional<Ask> of(HttpRequest request) {
        String uri = request.uri();
        String method = request.method().name();
        if (request.method().equals(HttpMethod.CONNECT)) {
            return Destination.parse(uri, HTTPS).map(destination -> new Ask(true, method, destination, ""));
        }
        if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        int end = SCHEME.length();
        while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        String rest = uri.substring(end);
        String path = rest.startsWith("/") ? rest : "/" + rest;
        return Destination.parse(uri.substring(SCHEME.length(), end), HTTP)
                .map(destination -> new Ask(false, method, destination, path));
    }

    /// The whole address, as another proxy wants it.
    String absolute() {
        return SCHEME + host() + path;
    }

    /// As it stands in the `Host` header: without the port that is usual.
    String host() {
        String authority = destination.authority();
        return destination.port() == HTTP ? authority.substring(0, authority.lastIndexOf(':')) : authority;
    }
}
