package dev.browsergrid.agents.replay.script;

/// Writes texts as string literals of printable ASCII, so that no page's words can end one.
final class Literals {
    private Literals() {}

    /// For Java, whose Unicode escapes are read before its literals: control characters are octal.
    static String java(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(code -> {
            switch (code) {
                case '"', '\\' -> literal.append('\\').append((char) code);
                default -> literal.append(code < ' ' || code == 0x7f ? "\\%03o".formatted(code) : printable(code));
            }
        });
        return literal.append('"').toString();
    }

    static String typeScript(String text) {
        StringBuilder literal = new StringBuilder("'");
        text.chars().forEach(code -> {
            switch (code) {
                case '\'', '\\' -> literal.append('\\').append((char) code);
                default -> literal.append(printable(code));
            }
        });
        return literal.append('\'').toString();
    }

    private static String printable(int code) {
        return code >= ' ' && code < 0x7f ? String.valueOf((char) code) : "\\u%04x".formatted(code);
    }
}
