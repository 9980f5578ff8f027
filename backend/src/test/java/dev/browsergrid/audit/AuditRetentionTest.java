package dev.browsergrid.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.testing.SlimContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditRetentionTest {
    // the time the log sees; moved by the tests
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final UUID ada = UUID.randomUUID();

    @TempDir
    private Path home;

    private SlimContext context;
    private AuditLog log;

    @BeforeEach
    void begin() {
        context = new SlimContext(home, now::get, Changes.class, AuditLog.class);
        log = context.part(AuditLog.class);
        enter("first");
        now.updateAndGet(time -> time.plus(Duration.ofDays(100)));
        enter("second");
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void entries_are_removed_when_they_are_older_than_they_are_to_be_kept() {
        now.updateAndGet(time -> time.plus(Duration.ofDays(300)));
        assertThat(retention(400).sweep()).as("the first is 400 days old").isZero();

        now.updateAndGet(time -> time.plusSeconds(1));

        assertThat(retention(400).sweep()).isEqualTo(1);
        assertThat(actions()).containsExactly("second");
        assertThat(retention(400).sweep()).isZero();
    }

    @Test
    void zero_days_keep_entries_for_ever() {
        now.updateAndGet(time -> time.plus(Duration.ofDays(100_000)));
        assertThat(retention(0).sweep()).isZero();
        assertThat(actions()).containsExactly("second", "first");
    }

    private AuditRetention retention(int days) {
        return new AuditRetention(log, new AuditSettings(days), now::get);
    }

    private void enter(String action) {
        log.add(new AuditLog.Draft(ada, Optional.empty(), action, Optional.empty(), "ok", "127.0.0.1", "test", false));
    }

    private List<String> actions() {
        return log.list(Reach.own(ada), new AuditFilter(null, null, null, null, null), Optional.empty(), 10).stream()
                .map(AuditEntry::action)
                .toList();
    }
}
