package dev.browsergrid.agents.provenance;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which sites showed which addresses whole: as links, or spelled out in a text.
final class Links {
    private static final Pattern SPELLED = Pattern.compile("https?://[^\\s\"'<>]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER = Pattern.compile("[.,;:!?)\\]}]+$");
    private static final int MOST = 20_000;

    private final Map<String, Set<String>> hosts = new HashMap<>();

    /// A link as a page of this address has it.
    void link(String address, String link) {
        try {
            add(Sites.host(address), URI.create(address).resolve(link.strip()).toString());
        } catch (IllegalArgumentException unreadable) {
            add(Sites.host(address), link);
        }
    }

    /// Whatever addresses the text spells out.
    void text(String host, String text) {
        SPELLED.matcher(text).results().forEach(found -> {
            add(host, found.group());
            add(host, AFTER.matcher(found.group()).replaceFirst(""));
        });
    }

    /// The hosts that showed it.
    Set<String> shownBy(String url) {
        return hosts.getOrDefault(normal(url), Set.of());
    }

    private void add(String host, String url) {
        if (hosts.size() < MOST) {
            hosts.computeIfAbsent(normal(url), _ -> new HashSet<>()).add(host);
        }
    }

    private static String normal(String url) {
        String text = url.strip();
        int path = text.indexOf('/', Math.max(0, text.indexOf("://") + 3));
        String head = path < 0 ? text : text.substring(0, path);
        return head.toLowerCase(Locale.ROOT) + (path < 0 ? "/" : text.substring(path));
    }
}
