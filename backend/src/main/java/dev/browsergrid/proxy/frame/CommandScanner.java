package dev.browsergrid.proxy.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads, from a DevTools command that goes by in pieces, what stands at its top level: `method`, `id` and `sessionId`.
/// It keeps nothing of the rest, however large. It reads JSON as Chromium does, which takes comments; since no client
/// writes any, a command with one counts as [#isOdd], and so does one that names its method twice.
final class CommandScanner {
    // long enough for a name of which every character is escaped
    private static final int LONGEST_WORD = 512;
    private static final int USUAL_WORD = 64;
    private static final byte[] NOTHING = {};

    private enum Expecting {
        START,
        KEY,
        COLON,
        VALUE,
        REST
    }

    // there only while a command goes by, for most connections are at rest
    private byte[] word = NOTHING;
    private int wordLength;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean keeping;
    private boolean odd;
    private boolean foreign;
    private Expecting expecting = Expecting.START;
    private String key = "";
    private String method = "";
    private String id = "";
    private String sessionId = "";

    void scan(byte[] bytes, int from, int to) {
        for (int at = from; at < to && !foreign; at++) {
            byte next = bytes[at];
            if (!inString) {
                outside(next);
            } else if (keeping) {
                inside(next);
            } else {
                at = skipString(bytes, at, to);
            }
        }
    }

    /// Nothing in this string matters but where it ends.
    private int skipString(byte[] bytes, int from, int to) {
        int at = from;
        if (escaped) {
            escaped = false;
            at++;
        }
        while (at < to) {
            byte next = bytes[at];
            if (next == '"') {
                endString();
                return at;
            }
            if (next == '\\') {
                at++;
                if (at == to) {
                    escaped = true;
                }
            }
            at++;
        }
        return to;
    }

    private void inside(byte next) {
        if (!escaped && next == '"') {
            endString();
            return;
        }
        escaped = !escaped && next == '\\';
        keep(next);
    }

    private void keep(byte next) {
        if (wordLength == word.length) {
            if (wordLength == LONGEST_WORD) {
                return;
            }
            word = Arrays.copyOf(word, Math.max(USUAL_WORD, 2 * wordLength));
        }
        word[wordLength++] = next;
    }

    private void endString() {
        inString = false;
        if (keeping) {
            keeping = false;
            String text = JsonText.unescape(new String(word, 0, wordLength, StandardCharsets.UTF_8));
            if (expecting == Expecting.KEY) {
                key = text;
                expecting = Expecting.COLON;
            } else {
                value(text);
                expecting = Expecting.REST;
            }
        }
    }

    private void value(String text) {
        switch (key) {
            case "method" -> {
                odd |= !method.isEmpty();
                method = text;
            }
            case "id" -> id = text;
            case "sessionId" -> sessionId = text;
            default -> {}
        }
    }

    private void outside(byte next) {
        switch (next) {
            case '"' -> beginString();
            case '{', '[' -> descend(next);
            case '}', ']' -> ascend();
            case ',' -> {
                if (depth == 1) {
                    endBareValue();
                    expecting = Expecting.KEY;
                }
            }
            case ':' -> {
                if (depth == 1) {
                    expecting = Expecting.VALUE;
                    wordLength = 0;
                }
            }
            case '/' -> odd = true;
            case ' ', '\t', '\r', '\n' -> {}
            default -> bare(next);
        }
    }

    private void bare(byte next) {
        if (expecting == Expecting.START) {
            foreign = true;
        } else if (depth == 1 && expecting == Expecting.VALUE && key.equals("id")) {
            keep(next);
        }
    }

    private void beginString() {
        foreign = expecting == Expecting.START;
        inString = true;
        escaped = false;
        keeping = depth == 1 && (expecting == Expecting.KEY || (expecting == Expecting.VALUE && isOurs(key)));
        wordLength = 0;
    }

    private static boolean isOurs(String key) {
        return key.equals("method") || key.equals("id") || key.equals("sessionId");
    }

    private void descend(byte bracket) {
        if (expecting == Expecting.START) {
            foreign = bracket != '{';
            expecting = Expecting.KEY;
        }
        depth++;
    }

    private void ascend() {
        if (depth == 1) {
            endBareValue();
        }
        depth--;
    }

    private void endBareValue() {
        if (expecting == Expecting.VALUE && wordLength > 0) {
            value(new String(word, 0, wordLength, StandardCharsets.UTF_8));
        }
        wordLength = 0;
    }

    /// The method, as soon as it went by.
    String method() {
        return method;
    }

    /// The number that the answer has to carry, if it has gone by.
    Optional<Long> id() {
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String sessionId() {
        return sessionId;
    }

    /// Whether it is written as no client writes.
    boolean isOdd() {
        return odd;
    }

    /// Whether it is no JSON object, hence no command.
    boolean isForeign() {
        return foreign;
    }

    void clear() {
        word = NOTHING;
        wordLength = 0;
        depth = 0;
        inString = false;
        escaped = false;
        keeping = false;
        odd = false;
        foreign = false;
        expecting = Expecting.START;
        key = "";
        method = "";
        id = "";
        sessionId = "";
    }
}
