package dev.browsergrid.agents.offline;

/// Walks along one line of a snapshot: words, YAML or JSON quoted strings, and brackets.
final class Scanner {
    private final String line;
    private int position;

    Scanner(String line) {
        this.line = line;
    }

    /// A YAML scalar, unquoted if it is quoted.
    static String value(String scalar) {
        String bare = scalar.strip();
        return bare.startsWith("\"") || bare.startsWith("'") ? new Scanner(bare).quoted() : bare;
    }

    boolean at(char wanted) {
        return position < line.length() && line.charAt(position) == wanted;
    }

    void skipSpaces() {
        while (at(' ')) {
            position++;
        }
    }

    String word() {
        int start = position;
        while (position < line.length() && !at(' ') && !at(':')) {
            position++;
        }
        return line.substring(start, position);
    }

    String bracket() {
        int close = line.indexOf(']', position);
        int end = close < 0 ? line.length() : close;
        String inside = line.substring(Math.min(position + 1, end), end);
        position = Math.min(line.length(), end + 1);
        return inside;
    }

    String rest() {
        return line.substring(position);
    }

    String quoted() {
        char quote = line.charAt(position++);
        StringBuilder inside = new StringBuilder();
        while (position < line.length()) {
            char next = line.charAt(position++);
            if (next == '\\' && quote == '"' && position < line.length()) {
                inside.append(escaped(line.charAt(position++)));
            } else if (next == quote && quote == '\'' && at('\'')) {
                inside.append('\'');
                position++;
            } else if (next == quote) {
                break;
            } else {
                inside.append(next);
            }
        }
        return inside.toString();
    }

    private String escaped(char code) {
        return switch (code) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r', 'b', 'f' -> "";
            case 'x' -> character(2);
            case 'u' -> character(4);
            default -> String.valueOf(code);
        };
    }

    private String character(int digits) {
        int end = Math.min(line.length(), position + digits);
        String code = line.substring(position, end);
        position = end;
        return code.matches("[0-9a-fA-F]+") ? String.valueOf((char) Integer.parseInt(code, 16)) : "";
    }
}
