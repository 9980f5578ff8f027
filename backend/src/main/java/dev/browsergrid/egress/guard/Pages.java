package dev.browsergrid.egress.guard;

import dev.browsergrid.egress.rules.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/// The pages that the guard answers with by itself. Each stands alone: nothing is loaded for it, and it suits light and
/// dark.
final class Pages {
    /// Tells programs why, as RFC 9209 has it.
    private static final String STATUS = "proxy-status";

    private Pages() {}

    /// `host` is told as it was asked for.
    static FullHttpResponse refused(String host, Refusal refusal) {
        FullHttpResponse response = page(
                HttpResponseStatus.FORBIDDEN,
                "This address is blocked",
                host,
                "was not opened, because " + refusal.words(),
                help(host, refusal));
        String error = refusal.isAboutAddress() ? "destination_ip_prohibited" : "http_request_denied";
        response.headers().set(STATUS, "browsergrid; error=" + error + "; details=\"" + refusal.word() + "\"");
        return response;
    }

    static FullHttpResponse failed(String host, Failure why) {
        FullHttpResponse response = page(
                HttpResponseStatus.BAD_GATEWAY,
                "This page cannot be loaded",
                host,
                "was not opened, because " + why.words(),
                "Nothing was blocked. The address may be wrong, or its server may be down.");
        response.headers().set(STATUS, "browsergrid; error=" + why.error());
        return response;
    }

    private static String help(String host, Refusal refusal) {
        if (refusal.isAboutAddress()) {
            return "Whoever runs this grid can open it: <code>" + escaped(host)
                    + "</code> belongs in the setting <code>BROWSERGRID_EGRESS_ALLOW</code>, or in the pool's list"
                    + " of allowed hosts.";
        }
        return switch (refusal) {
            case DENIED, NOT_LISTED -> "Whoever made the pool or the session can change its lists of hosts.";
            case RUN_DENIED, RUN_NOT_LISTED -> "It is as before when the run is over.";
            case GRID -> "Of the grid itself, browsers reach the playground only.";
            case UNKNOWN_BROWSER -> "The session it belonged to has gone on without it.";
            default -> "Check the address.";
        };
    }

    private static FullHttpResponse page(
            HttpResponseStatus status, String title, String host, String what, String more) {
        String text = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
              :root { color-scheme: light dark; }
              body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
                     box-sizing: border-box; font: 1rem/1.5 system-ui, sans-serif;
                     color: light-dark(#1c1917, #f5f5f4); background: light-dark(#fafaf9, #1c1917); }
              main { max-width: 34rem; }
              h1 { font-size: 1.375rem; line-height: 1.3; margin: 0 0 .75rem; }
              p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
              .more { color: light-dark(#57534e, #a8a29e); font-size: .9375rem; }
              code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere; }
            </style>
            <main>
              <h1>%s</h1>
              <p><strong>%s</strong> %s.</p>
              <p class="more">%s</p>
            </main>
            </html>
            """.formatted(title, title, escaped(host), escaped(what), more);
        ByteBuf content = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    private static String escaped(String text) {
        String shown = text.length() > 300 ? text.substring(0, 300) + "…" : text;
        return shown.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
