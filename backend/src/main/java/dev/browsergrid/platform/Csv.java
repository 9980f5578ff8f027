package dev.browsergrid.platform;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes lines of RFC 4180. What a spreadsheet would take for a formula gets a quote in front: the text in a cell may
/// have been chosen by anybody.
public final class Csv {
    private static final String FORMULA_BEGINS = "=+-@\t\r\n";

    private Csv() {}

    /// One line with its end.
    public static String line(@Nullable String... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// One cell, quoted.
    public static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
