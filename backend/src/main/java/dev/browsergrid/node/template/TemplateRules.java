package dev.browsergrid.node.template;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.BrowserTemplate.Proxy;
import dev.browsergrid.node.BrowserTemplate.Viewport;
import dev.browsergrid.platform.Problem.FieldError;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is wrong with a template, field by field. Pure: whether its extensions exist and whether
/// windows can be shown is asked elsewhere.
public final class TemplateRules {
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern PLAIN = Pattern.compile("[ -~]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}]");
    private static final Set<String> PROXIES = Set.of("http", "https", "socks4", "socks5");
    /// Headers that belong to the connection or the browser's own security decisions.
    private static final Set<String> RESERVED = Set.of(
            "accept-language",
            "connection",
            "content-length",
            "cookie",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private static final int MOST_HEADERS = 50;
    private static final int MOST_EXTENSIONS = 10;

    private final String prefix;
    private final List<FieldError> errors = new ArrayList<>();

    private TemplateRules(String prefix) {
        this.prefix = prefix;
    }

    /// Everything wrong with it; field names begin with `prefix`, such as `template.`.
    public static List<FieldError> check(BrowserTemplate template, String prefix) {
        TemplateRules rules = new TemplateRules(prefix);
        rules.check(template);
        return List.copyOf(rules.errors);
    }

    private void check(BrowserTemplate template) {
        Viewport size = template.size();
        if (size.width() < 200 || size.width() > 4096 || size.height() < 200 || size.height() > 4096) {
            wrong("viewport", "Width and height must be within 200 and 4096.");
        }
        text("locale", template.locale(), LOCALE, 35, "This is no language tag such as de-CH.");
        text("user_agent", template.userAgent(), PLAIN, 512, "Only printable ASCII characters, at most 512.");
        if (template.timezone() != null && !ZoneId.getAvailableZoneIds().contains(template.timezone())) {
            wrong("timezone", "This is no time zone such as Europe/Zurich.");
        }
        headers(template.extraHeaders());
        template.proxied().ifPresent(this::proxy);
        for (int i = 0; i < template.extraFlags().size(); i++) {
            String flag = template.extraFlags().get(i);
            String field = "flags[" + i + "]";
            TemplateFlags.fault(flag).ifPresent(fault -> wrong(field, flag + " " + fault));
        }
        startUrl(template.startUrl());
        if (template.extensionIds().size() > MOST_EXTENSIONS) {
            wrong("extensions", "At most " + MOST_EXTENSIONS + " extensions.");
        }
    }

    private void headers(Map<String, String> headers) {
        if (headers.size() > MOST_HEADERS) {
            wrong("headers", "At most " + MOST_HEADERS + " headers.");
        }
        headers.forEach((name, value) -> {
            String low = name.toLowerCase(Locale.ROOT);
            if (!HEADER_NAME.matcher(name).matches()) {
                wrong("headers." + name, "This is no header name.");
            } else if (RESERVED.contains(low) || low.startsWith("proxy-") || low.startsWith("sec-")) {
                wrong("headers." + name, "This header is the browser's own; locale, user_agent and proxy have fields.");
            }
            text("headers." + name, value, PLAIN, 4096, "Only printable ASCII characters, at most 4096.");
        });
    }

    private void proxy(Proxy proxy) {
        Optional<URI> server = uri(proxy.server());
        boolean plain = server.filter(uri -> uri.getHost() != null
                        && HOST.matcher(uri.getHost()).matches()
                        && uri.getPort() > 0
                        && uri.getPort() < 65536
                        && uri.getRawUserInfo() == null
                        && (uri.getRawPath() == null || uri.getRawPath().isEmpty())
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null)
                .isPresent();
        String scheme = server.map(URI::getScheme).orElse("");
        if (!plain || !PROXIES.contains(scheme)) {
            wrong("proxy.server", "This is no address such as http://proxy.example.com:3128.");
        } else if (scheme.equals("socks4") && proxy.password() != null) {
            wrong("proxy.password", "A SOCKS 4 proxy takes a user name, but no password.");
        }
        if (proxy.password() != null && proxy.username() == null) {
            wrong("proxy.username", "A password needs a user name.");
        }
        text("proxy.username", proxy.username(), PLAIN, 256, "Only printable ASCII characters, at most 256.");
        text("proxy.password", proxy.password(), PLAIN, 256, "Only printable ASCII characters, at most 256.");
    }

    private void startUrl(@Nullable String url) {
        if (url == null || url.equals("about:blank")) {
            return;
        }
        boolean web = uri(url).filter(uri ->
                        uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())))
                .isPresent();
        if (!web || url.length() > 2048) {
            wrong("start_url", "This is no http or https address.");
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    private void text(String field, @Nullable String value, Pattern form, int longest, String message) {
        if (value != null && (value.length() > longest || !form.matcher(value).matches())) {
            wrong(field, message);
        }
    }

    private void wrong(String field, String message) {
        errors.add(new FieldError(prefix + field, message));
    }
}
