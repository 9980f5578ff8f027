package dev.browsergrid.audit;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes entries as lines of RFC 4180. What a spreadsheet would take for a formula gets a quote in front: parts of an
/// entry were chosen by whoever sent the request.
final class Csv {
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private Csv() {}

    static String header() {
        return line(
                "id", "at", "actor_id", "actor", "credential", "action", "target_type", "target_id", "outcome", "ip",
                "user_agent", "foreign");
    }

    static String line(AuditEntry entry) {
        return line(
                entry.id().toString(),
                entry.at().toString(),
                entry.actor() == null ? null : entry.actor().id().toString(),
                entry.actor() == null ? null : entry.actor().email(),
                entry.credential(),
                entry.action(),
                entry.targetType(),
                entry.targetId(),
                entry.outcome(),
                entry.ip(),
                entry.userAgent(),
                Boolean.toString(entry.foreign()));
    }

    private static String line(@Nullable String... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
