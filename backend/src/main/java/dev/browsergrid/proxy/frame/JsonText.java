package dev.browsergrid.proxy.frame;

/// The text of a JSON string.
final class JsonText {
    private JsonText() {}

    /// Resolves what is escaped; text that is escaped wrongly stays as it is.
    static String unescape(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char next = raw.charAt(at++);
            if (next != '\\' || at == raw.length()) {
                text.append(next);
                continue;
            }
            char escape = raw.charAt(at++);
            if (escape == 'u' && at + 4 <= raw.length() && isHex(raw, at)) {
                text.append((char) Integer.parseInt(raw.substring(at, at + 4), 16));
                at += 4;
            } else {
                text.append(plain(escape));
            }
        }
        return text.toString();
    }

    private static boolean isHex(String raw, int from) {
        return raw.substring(from, from + 4).chars().allMatch(character -> Character.digit(character, 16) >= 0);
    }

    private static char plain(char escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }
}
