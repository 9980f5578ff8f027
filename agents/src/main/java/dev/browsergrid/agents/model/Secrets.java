package dev.browsergrid.agents.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Takes keys out of text before it can reach a log, an exception or a person.
final class Secrets {
    static final String MASK = "***";

    private static final List<String> KEY_HEADERS = List.of("authorization", "x-api-key", "x-goog-api-key");
    private static final Pattern KEY_LIKE = Pattern.compile("sk-[\\w-]{6,}|AIza[\\w-]{10,}|(?<=Bearer )[^\\s\"',]+"
            + "|(?<=[?&](?:key|api_key|token)=)[^&\\s\"']+|(?<=://)[^/@\\s]+(?=@)");

    private Secrets() {}

    /// Masks whatever looks like a key.
    static String mask(String text) {
        return KEY_LIKE.matcher(text).replaceAll(MASK);
    }

    /// Masks the very keys a request was sent with, then whatever looks like one.
    static String mask(String text, Map<String, List<String>> requestHeaders) {
        String masked = text;
        for (Map.Entry<String, List<String>> header : requestHeaders.entrySet()) {
            if (KEY_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                for (String value : header.getValue()) {
                    masked = replace(masked, value.replaceFirst("^Bearer ", ""));
                }
            }
        }
        return mask(masked);
    }

    private static String replace(String text, String key) {
        return key.isBlank() ? text : text.replace(key, MASK);
    }
}
