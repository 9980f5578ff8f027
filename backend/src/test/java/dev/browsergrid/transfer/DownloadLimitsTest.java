package dev.browsergrid.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.file.Files;
import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.testing.SlimContext;
import dev.browsergrid.transfer.BrowsersHere.Browser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

class DownloadLimitsTest {
    private static final int MB = 1024 * 1024;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path home;

    private SlimContext context;
    private Browser browser;

    static class Parts {
        @Bean
        TransferSettings settings() {
            return new TransferSettings(DataSize.ofMegabytes(3), DataSize.ofMegabytes(5), 30);
        }

        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }

    @BeforeEach
    void begin() {
        context = new SlimContext(
                home,
                now::get,
                Parts.class,
                Changes.class,
                Files.class,
                DownloadRows.class,
                BrowsersHere.class,
                DownloadKeeper.class,
                DownloadLedger.class,
                DownloadRetention.class);
        UUID owner = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        context.jdbc().sql("""
            WITH person AS (INSERT INTO account (id, email, password_hash, role, created_at)
                            VALUES (:owner, 'ada@example.com', '', 'USER', now())),
                 pool AS (INSERT INTO pool (id, name, min, max, max_concurrency, timeout_minutes, template, created_at,
                                            updated_at)
                          VALUES (:owner, 'p', 0, 1, 1, 1, '{}', now(), now()))
            INSERT INTO session (id, owner_id, pool_id, name, state, created_at, changed_at)
            VALUES (:session, :owner, :owner, 'x', 'QUEUED', now(), now())
            """).param("owner", owner).param("session", session).update();
        browser = new Browser(session, owner, NodeId.next(), new NodeFiles(home.resolve("node")));
    }

    @AfterEach
    void end() {
        context.close();
    }

    private DownloadLedger ledger() {
        return context.part(DownloadLedger.class);
    }

    private boolean progress(String guid, long bytes) {
        now.updateAndGet(time -> time.plusSeconds(2));
        return ledger().progress(browser, guid, bytes);
    }

    private String state(String name) {
        return context.jdbc()
                .sql("SELECT state FROM session_download WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }

    @Test
    void a_download_ends_that_grows_larger_than_one_may() {
        assertThat(ledger().begin(browser, "1", "large", "https://x.org/")).isTrue();
        assertThat(progress("1", 3 * MB)).isTrue();
        assertThat(progress("1", 3 * MB + 1)).isFalse();
        assertThat(state("large")).isEqualTo("FAILED");
    }

    @Test
    void a_download_ends_with_which_the_session_has_too_much() {
        ledger().begin(browser, "1", "first", "");
        ledger().begin(browser, "2", "second", "");
        assertThat(progress("1", 3 * MB)).isTrue();
        assertThat(progress("2", 2 * MB)).isTrue();
        assertThat(progress("2", 2 * MB + 1)).isFalse();
        assertThat(state("first")).isEqualTo("IN_PROGRESS");
        assertThat(state("second")).isEqualTo("FAILED");
    }

    @Test
    void a_page_that_begins_downloads_without_end_fills_no_table() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(ledger().begin(browser, "guid-" + i, "n" + i, "")).isTrue();
        }
        assertThat(ledger().begin(browser, "one more", "one more", "")).isFalse();
    }

    @Test
    void the_data_in_an_address_is_not_kept() {
        ledger().begin(browser, "1", "data", "data:text/plain,secret");
        assertThat(context.part(DownloadRows.class).find(browser.session(), "data"))
                .hasValueSatisfying(found -> assertThat(found.sourceUrl()).isEqualTo("data:"));
    }

    @Test
    void downloads_are_removed_when_they_are_as_old_as_they_may_be() {
        ledger().begin(browser, "1", "old", "");
        ledger().fail(browser, "1", "cancelled");
        DownloadRetention retention = context.part(DownloadRetention.class);
        now.updateAndGet(time -> time.plus(Duration.ofDays(29)));
        retention.reconcile("all");
        assertThat(state("old")).isEqualTo("FAILED");
        now.updateAndGet(time -> time.plus(Duration.ofDays(2)));
        retention.reconcile("all");
        assertThat(context.part(DownloadRows.class).list(browser.session())).isEmpty();
    }
}
