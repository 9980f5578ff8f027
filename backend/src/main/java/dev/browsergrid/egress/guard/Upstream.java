package dev.browsergrid.egress.guard;

import dev.browsergrid.node.BrowserTemplate.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Another proxy that a browser's requests go on through.
public record Upstream(Kind kind, String host, int port, Optional<String> username, String password) {
    /// How it is spoken to.
    public enum Kind {
        HTTP,
        HTTPS,
        SOCKS4,
        SOCKS5
    }

    /// As a template names it; `TemplateRules` saw to it that it makes sense.
    public static Upstream of(Proxy proxy) {
        URI server = URI.create(proxy.server());
        return new Upstream(
                Kind.valueOf(String.valueOf(server.getScheme()).toUpperCase(Locale.ROOT)),
                server.getHost(),
                server.getPort(),
                Optional.ofNullable(proxy.username()),
                proxy.password() == null ? "" : proxy.password());
    }

    boolean speaksHttp() {
        return kind == Kind.HTTP || kind == Kind.HTTPS;
    }

    /// What a request to a proxy that speaks HTTP says about who asks.
    Optional<String> authorization() {
        return username.map(name -> "Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    public String server() {
        return kind.name().toLowerCase(Locale.ROOT) + "://" + host + ":" + port;
    }

    @Override
    public String toString() {
        return "Upstream[" + server() + "]";
    }
}
