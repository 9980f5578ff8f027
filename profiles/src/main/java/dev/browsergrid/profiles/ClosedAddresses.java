package dev.browsergrid.profiles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Finds addresses that lead to the host, or into the browser itself, in a session log: files, developer tools, and
/// `chrome:` pages other than a new tab's. An address may stand anywhere in it, also as a part of another text.
final class ClosedAddresses {
    private static final List<String> CLOSED = List.of("file:", "devtools:");
    private static final String BROWSER = "chrome:";
    /// How the addresses of blank pages go on.
    private static final String BLANK = "new";

    private static final int KEPT = 16;

    private final StringBuilder last = new StringBuilder();
    // what follows a `chrome:` that was just read, without its slashes
    private final StringBuilder page = new StringBuilder();
    private boolean inBrowserPage;

    private ClosedAddresses() {}

    /// Chromium writes addresses in one byte a character or in two, and passes over breaks in them.
    static boolean areIn(InputStream log) throws IOException {
        ClosedAddresses addresses = new ClosedAddresses();
        try (InputStream in = new BufferedInputStream(log, 64 * 1024)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != 0 && next != '\t' && next != '\n' && next != '\r' && addresses.isFound((char) next)) {
                    return true;
                }
            }
        }
        return addresses.inBrowserPage;
    }

    private boolean isFound(char next) {
        char letter = Character.toLowerCase(next);
        if (inBrowserPage && isOfAnotherPage(letter)) {
            return true;
        }
        last.append(letter);
        if (letter == ':') {
            if (CLOSED.stream().anyMatch(this::endsWith)) {
                return true;
            }
            inBrowserPage = inBrowserPage || endsWith(BROWSER);
        }
        if (last.length() > 64 * KEPT) {
            last.delete(0, last.length() - KEPT);
        }
        return false;
    }

    private boolean isOfAnotherPage(char letter) {
        if (letter == '/' && page.isEmpty()) {
            return false;
        }
        page.append(letter);
        if (page.length() < BLANK.length()) {
            return false;
        }
        boolean blank = BLANK.contentEquals(page);
        page.setLength(0);
        inBrowserPage = false;
        return !blank;
    }

    private boolean endsWith(String end) {
        int from = last.length() - end.length();
        return from >= 0 && last.indexOf(end, from) == from;
    }
}
