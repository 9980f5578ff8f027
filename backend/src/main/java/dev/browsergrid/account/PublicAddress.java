package dev.browsergrid.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Where a request's sender finds this server. `X-Forwarded-Proto` and `-Host` count only from proxies that the
/// settings
/// trust; anybody can send them.
@Component
public class PublicAddress {
    // a name or an IPv4 address, or an IPv6 address in brackets; perhaps a port
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private final ClientAddress clients;

    PublicAddress(ClientAddress clients) {
        this.clients = clients;
    }

    /// Scheme and authority of the server as its client knows it.
    public record Origin(boolean secure, String authority) {
        public String http(String path) {
            return (secure ? "https://" : "http://") + authority + path;
        }

        public String ws(String path) {
            return (secure ? "wss://" : "ws://") + authority + path;
        }
    }

    public Origin of(HttpServletRequest request) {
        boolean proxied = clients.isFromProxy(request);
        String scheme = forwarded(request, "X-Forwarded-Proto", proxied).orElseGet(request::getScheme);
        String host = forwarded(request, "X-Forwarded-Host", proxied)
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.HOST)))
                .filter(given -> AUTHORITY.matcher(given).matches())
                .orElseGet(() -> request.getServerName() + ":" + request.getServerPort());
        return new Origin(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss"), host);
    }

    /// The first of several: what the proxy next to the client was asked for.
    private static Optional<String> forwarded(HttpServletRequest request, String header, boolean proxied) {
        return Optional.ofNullable(request.getHeader(header))
                .filter(_ -> proxied)
                .flatMap(value -> Arrays.stream(value.split(",", -1)).findFirst())
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
