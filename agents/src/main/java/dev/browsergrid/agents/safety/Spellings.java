package dev.browsergrid.agents.safety;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/// The ways a value may be written where it was not meant to be seen: as it is, and as addresses, JSON,
/// YAML, HTML and base64 write it.
final class Spellings {
    static final int SHORTEST = 4;
    private static final int SHORTEST_CORE = 6;

    private Spellings() {}

    static Set<String> of(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String percent = encoded.replace("+", "%20").replace("*", "%2A");
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        Set<String> all = new LinkedHashSet<>(Arrays.asList(
                value,
                value.strip(),
                // as texts of pages are shown
                value.strip().replaceAll("\\s+", " "),
                encoded,
                percent,
                // as a browser's own encoder leaves them
                percent.replace("%21", "!")
                        .replace("%27", "'")
                        .replace("%28", "(")
                        .replace("%29", ")")
                        .replace("%2A", "*")
                        .replace("%7E", "~"),
                quoted,
                quoted.replace("/", "\\/"),
                quoted.replace("\\", "\\\\").replace("\"", "\\\""),
                value.replace("'", "''"),
                value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;")));
        base64(value.getBytes(StandardCharsets.UTF_8), all);
        all.removeIf(spelling -> spelling.length() < SHORTEST);
        return all;
    }

    /// By itself, and within something longer, where it begins at one of three places of a group.
    private static void base64(byte[] bytes, Set<String> all) {
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            all.add(encoder.encodeToString(bytes));
            all.add(encoder.withoutPadding().encodeToString(bytes));
            for (int before = 0; before < 3; before++) {
                byte[] shifted = new byte[before + bytes.length];
                System.arraycopy(bytes, 0, shifted, before, bytes.length);
                String text = encoder.withoutPadding().encodeToString(shifted);
                // letters that hold bits of a neighbour are not its own
                int from = (before * 8 + 5) / 6;
                int to = shifted.length * 8 / 6;
                if (to - from >= SHORTEST_CORE) {
                    all.add(text.substring(from, to));
                }
            }
        }
    }
}
