package dev.browsergrid.session;

import dev.browsergrid.node.StoredTemplates;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.session.state.SessionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Reads rows of `session` together with their pool's timeout.
record SessionRows(StoredTemplates templates) {
    static final String SELECT = """
        SELECT s.*, least(s.timeout_minutes, p.timeout_minutes) AS minutes
          FROM session s JOIN pool p ON p.id = s.pool_id
        """;

    Session read(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getObject("pool_id", UUID.class),
                Optional.ofNullable(row.getObject("profile_id", UUID.class)),
                row.getBoolean("read_only"),
                Optional.ofNullable(row.getObject("chat_id", UUID.class)),
                row.getBoolean("wanted"),
                templates.read(row.getString("template")),
                Duration.ofMinutes(row.getInt("minutes")),
                state(row.getString("state"), row),
                Optional.ofNullable(row.getTimestamp("leased_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("kept_until")).map(Timestamp::toInstant),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    private static SessionState state(String stored, ResultSet row) throws SQLException {
        UUID lease = row.getObject("lease_id", UUID.class);
        return switch (stored) {
            case "QUEUED" -> new SessionState.Queued();
            case "STARTING" -> new SessionState.Starting(new LeaseId(lease));
            case "ACTIVE" -> new SessionState.Active(new LeaseId(lease));
            case "HELD" -> new SessionState.Held(new LeaseId(lease));
            case "PARKING" -> new SessionState.Parking(new LeaseId(lease));
            case "PARKED" -> new SessionState.Parked();
            case "ENDED" -> new SessionState.Ended(Objects.requireNonNullElse(row.getString("reason"), ""));
            case String other -> throw new IllegalStateException("a session cannot be " + other);
        };
    }
}
