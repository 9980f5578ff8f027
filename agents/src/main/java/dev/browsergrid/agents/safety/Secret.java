package dev.browsergrid.agents.safety;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Something to be typed that no model sees: a text, or codes by the clock.
///
/// @param sites where it may be typed
public record Secret(String name, Content content, List<SecretSite> sites) {
    /// What a name looks like.
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    public Secret {
        sites = List.copyOf(sites);
    }

    /// What is typed.
    public sealed interface Content {
        /// The same text each time.
        record Fixed(String text) implements Content {
            @Override
            public String toString() {
                return "Fixed";
            }
        }

        record Code(Totp totp) implements Content {}
    }

    /// What stands for it wherever it must not be seen.
    String placeholder() {
        return "<secret>" + name + "</secret>";
    }

    boolean isOf(String url) {
        return sites.stream().anyMatch(site -> site.holds(url));
    }

    String sitesInWords() {
        return sites.stream().map(SecretSite::toString).collect(Collectors.joining(", "));
    }

    String typedAt(Instant now) {
        return switch (content) {
            case Content.Fixed(var text) -> text;
            case Content.Code(var totp) -> totp.code(now);
        };
    }
}
