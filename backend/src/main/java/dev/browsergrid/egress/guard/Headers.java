package dev.browsergrid.egress.guard;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;

/// Makes of a message to or from a proxy one to or from a server. What belongs to one connection stays on it; all else
/// is passed on as it is.
final class Headers {
    /// `Transfer-Encoding` is not among them: whoever writes the message on needs it to write it in the same way.
    private static final List<String> OF_ONE_CONNECTION = List.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "proxy-authenticate",
            "te",
            "upgrade",
            "http2-settings");

    private Headers() {}

    static void toServer(HttpRequest request, Ask ask) {
        strip(request.headers());
        request.setUri(ask.path());
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
        request.headers().set(HttpHeaderNames.HOST, ask.host());
    }

    static void toProxy(HttpRequest request, Ask ask, Upstream upstream) {
        toServer(request, ask);
        request.setUri(ask.absolute());
        upstream.authorization().ifPresent(value -> request.headers().set(HttpHeaderNames.PROXY_AUTHORIZATION, value));
    }

    static void toBrowser(HttpResponse response) {
        strip(response.headers());
        response.setProtocolVersion(HttpVersion.HTTP_1_1);
    }

    private static void strip(HttpHeaders headers) {
        for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (String token : value.split(",", -1)) {
                String name = token.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.equals("transfer-encoding") && !name.equals("content-length")) {
                    headers.remove(name);
                }
            }
        }
        OF_ONE_CONNECTION.forEach(headers::remove);
    }
}
