package dev.browsergrid.agents.provenance;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells sites apart by their hosts.
final class Sites {
    // what browsers take for a slash counts as one, and who signs in stands before the last @
    private static final Pattern HOST =
            Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:[/\\\\]{2,}(?:[^/?#\\\\]*@)?([^/?#\\\\]*)");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private Sites() {}

    /// The host of an address or origin in lower case; empty when it has none.
    static String host(String address) {
        Matcher host = HOST.matcher(address.strip());
        return host.find()
                ? PORT.matcher(host.group(1))
                        .replaceFirst("")
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("\\.$", "")
                : "";
    }

    /// Whether two hosts are one site: the same, or one below the other.
    static boolean same(String one, String other) {
        return one.equals(other) || below(one, other) || below(other, one);
    }

    private static boolean below(String lower, String upper) {
        return !upper.isEmpty() && lower.endsWith("." + upper);
    }
}
