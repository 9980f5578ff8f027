package dev.browsergrid.usage.http;

import dev.browsergrid.account.Reach;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Whose usage is wanted, when, and of what alone; what is null does not matter.
record UsageFilter(
        Reach reach,
        UsageRange range,
        @Nullable UUID user,
        @Nullable UUID session,
        @Nullable UUID chat) {
    /// Gives a query the values of `:now`, `:from`, `:until`, `:viewer`, `:everyone`, `:user`, `:session` and `:chat`.
    StatementSpec bind(StatementSpec query) {
        return query.param("now", Timestamp.from(range.now()))
                .param("from", Timestamp.from(range.from()))
                .param("until", Timestamp.from(range.until()))
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .param("user", user, Types.OTHER)
                .param("session", session, Types.OTHER)
                .param("chat", chat, Types.OTHER);
    }
}
