package dev.browsergrid.proxy.policy;

import java.util.Locale;
import java.util.Set;

/// Which addresses pages may be opened at: none that show the host's files or Chromium's own insides.
final class Addresses {
    private static final Set<String> REFUSED = Set.of(
            "file",
            "filesystem",
            "chrome",
            "chrome-untrusted",
            "chrome-search",
            "chrome-devtools",
            "devtools",
            "view-source");
    private static final Set<String> EMPTY_PAGES = Set.of("", "blank", "srcdoc");

    private Addresses() {}

    static boolean permits(String address) {
        String plain = plain(address);
        int colon = plain.indexOf(':');
        if (colon < 0) {
            return true;
        }
        String scheme = plain.substring(0, colon);
        return switch (scheme) {
            // Chromium turns all but the empty ones into pages of its own
            case "about" -> EMPTY_PAGES.contains(plain.substring(colon + 1).split("[?#]", 2)[0]);
            // wraps another address, whose scheme counts
            case "blob" -> permits(plain.substring(colon + 1));
            default -> !REFUSED.contains(scheme);
        };
    }

    /// As Chromium reads it: blanks and control characters around it, tabs and line ends anywhere, and capitals do not
    /// count.
    private static String plain(String address) {
        int from = 0;
        while (from < address.length() && address.charAt(from) <= ' ') {
            from++;
        }
        return address.substring(from).replaceAll("[\t\r\n]", "").toLowerCase(Locale.ROOT);
    }
}
