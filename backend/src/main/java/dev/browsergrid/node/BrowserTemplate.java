package dev.browsergrid.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a browser is set up. What is null is as Chromium has it by itself, so that one template can be laid over
/// another: see [#merge]. `TemplateRules` says what is acceptable; this record only carries it.
@Schema(name = "Template")
public record BrowserTemplate(
        @Nullable Viewport viewport,
        @Nullable String locale,
        @Nullable String timezone,
        @Nullable String userAgent,
        @Nullable Map<String, String> headers,
        @Nullable Proxy proxy,
        @Nullable Boolean headless,
        @Nullable List<String> flags,
        @Nullable String startUrl,
        @Nullable List<UUID> extensions) {
    /// A browser as it comes.
    public static final BrowserTemplate DEFAULT =
            new BrowserTemplate(null, null, null, null, null, null, null, null, null, null);

    /// The exact size of pages in CSS pixels.
    @Schema(name = "Viewport")
    public record Viewport(int width, int height) {
        public static final Viewport DEFAULT = new Viewport(1280, 800);
    }

    /// Where pages are fetched through. The password is taken in, never given out.
    @Schema(name = "Proxy")
    public record Proxy(
            String server,
            @Nullable String username,

            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
            String password) {
        @JsonProperty(value = "password_set", access = JsonProperty.Access.READ_ONLY)
        public boolean passwordSet() {
            return password != null;
        }

        public Proxy withPassword(@Nullable String other) {
            return new Proxy(server, username, other);
        }

        @Override
        public String toString() {
            return "Proxy[" + server + "]";
        }
    }

    public BrowserTemplate {
        headers = headers == null ? null : Map.copyOf(headers);
        flags = flags == null ? null : List.copyOf(flags);
        extensions = extensions == null ? null : List.copyOf(extensions);
    }

    /// A browser as it comes, with pages of this size.
    public static BrowserTemplate sized(int width, int height) {
        return new BrowserTemplate(new Viewport(width, height), null, null, null, null, null, null, null, null, null);
    }

    /// The page size in effect.
    public Viewport size() {
        return viewport == null ? Viewport.DEFAULT : viewport;
    }

    /// Whether no window is shown.
    public boolean windowless() {
        return headless == null || headless;
    }

    /// This template with everything replaced that `overrides` sets.
    public BrowserTemplate merge(BrowserTemplate overrides) {
        return new BrowserTemplate(
                either(overrides.viewport, viewport),
                either(overrides.locale, locale),
                either(overrides.timezone, timezone),
                either(overrides.userAgent, userAgent),
                either(overrides.headers, headers),
                either(overrides.proxy, proxy),
                either(overrides.headless, headless),
                either(overrides.flags, flags),
                either(overrides.startUrl, startUrl),
                either(overrides.extensions, extensions));
    }

    public BrowserTemplate withProxy(@Nullable Proxy other) {
        return new BrowserTemplate(
                viewport, locale, timezone, userAgent, headers, other, headless, flags, startUrl, extensions);
    }

    public Optional<Proxy> proxied() {
        return Optional.ofNullable(proxy);
    }

    public Map<String, String> extraHeaders() {
        return Objects.requireNonNullElse(headers, Map.of());
    }

    public List<String> extraFlags() {
        return Objects.requireNonNullElse(flags, List.of());
    }

    public List<UUID> extensionIds() {
        return Objects.requireNonNullElse(extensions, List.of());
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
