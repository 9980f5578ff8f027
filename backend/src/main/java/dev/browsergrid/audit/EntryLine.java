package dev.browsergrid.audit;

import dev.browsergrid.platform.Csv;

/// Writes entries of the log as lines of a CSV file.
final class EntryLine {
    private EntryLine() {}

    static String header() {
        return Csv.line(
                "id",
                "at",
                "actor_id",
                "actor",
                "credential",
                "action",
                "target_type",
                "target_id",
                "outcome",
                "ip",
                "user_agent",
                "foreign");
    }

    static String of(AuditEntry entry) {
        return Csv.line(
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
}
