package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.SmallDisk;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import dev.browsergrid.testing.TestZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What becomes of a session whose page, browser, disk or time is gone. Its server's home lies on a disk that can be
/// filled, where one may be mounted.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
@Order(1)
class SessionTroubleTest {
    private static final String DISK_FULL = "its browser could not be started, because the disk of its server is full";

    private final Optional<SmallDisk> disk = SmallDisk.mount(1_000);
    private final TestServer server = TestServer.start(disk.map(mounted -> Map.of(
                    "browsergrid.home", mounted.directory().resolve("home").toString()))
            .orElse(Map.of()));
    private final ApiClient ada = server.signedInPerson();

    @AfterAll
    void stop() {
        server.close();
        disk.ifPresent(SmallDisk::close);
    }

    @Test
    void a_killed_browser_ends_its_session_with_words_and_the_pool_makes_another() {
        TestSession session = TestSession.active(ada, Map.of());
        kill(session);
        session.await("ended");
        assertThat(session.reason()).contains("browser").contains("ended by itself");
        assertThat(session.intervals(server)).isEqualTo(1);
        TestSession next = TestSession.active(ada, Map.of());
        next.post("release");
    }

    @Test
    void a_killed_browser_of_a_session_with_a_profile_leaves_what_was_saved_before() {
        TestSession session = TestSession.active(ada, Map.of("profile", TestSession.profile(ada)));
        kill(session);
        session.await("parked");
        assertThat(session.reason()).contains("ended by itself");
        session.post("resume");
        session.await("active").post("release");
        session.await("parked");
    }

    @Test
    void a_crashed_page_is_told_in_the_history_and_its_session_goes_on_and_is_saved() {
        TestSession session = TestSession.active(ada, Map.of("profile", TestSession.profile(ada)));
        new SessionBrowser(session).open(server.url() + "/playground/");
        new SessionBrowser(session).crashAPage();
        assertThat(session.status()).isEqualTo("active");
        assertThat(session.reason()).contains("a page", "crashed", "can be loaded again");
        new SessionBrowser(session).open(server.url() + "/playground/");
        session.post("release");
        session.await("parked");
        assertThat(session.reason()).isEqualTo("it was released");
        assertThat(session.events()).startsWith("lease_granted", "started", "page_crashed");
    }

    @Test
    void saving_a_session_that_somebody_changes_waits_and_keeps_them_from_nothing() throws SQLException {
        TestSession session = TestSession.active(ada, Map.of("profile", TestSession.profile(ada)));
        session.post("park");
        session.await("parking");
        try (Connection somebody = server.part(DataSource.class).getConnection();
                Statement statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("SET LOCAL lock_timeout = '10s'");
            statement.execute("SELECT 1 FROM session WHERE id = '%s' FOR NO KEY UPDATE".formatted(session.id()));
            await().atMost(Duration.ofMinutes(1)).until(this::somethingWaitsForARow);
            statement.execute("SELECT 1 FROM lease WHERE session_id = '%s' FOR UPDATE".formatted(session.id()));
            somebody.rollback();
        }
        session.await("parked");
    }

    private boolean somethingWaitsForARow() {
        return server.part(JdbcClient.class).sql("""
            SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                            WHERE datname = current_database() AND wait_event_type = 'Lock')
            """).query(Boolean.class).single();
    }

    @Test
    void a_full_disk_while_saving_is_told_and_the_last_saved_state_stays() throws IOException {
        String profile = TestSession.profile(ada);
        TestSession session = TestSession.active(ada, Map.of("profile", profile));
        session.post("release");
        session.await("parked");
        session.post("resume");
        session.await("active");
        // what is written here finds no space
        Files.createSymbolicLink(directory(session).resolve("manifest.json.draft"), Path.of("/dev/full"));

        session.post("release");

        session.await("parked");
        assertThat(session.reason()).contains("disk").contains("full");
        assertThat(server.part(JdbcClient.class)
                        .sql("SELECT count(*) FROM snapshot WHERE profile_id = :id::uuid")
                        .param("id", profile)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_full_disk_while_starting_is_told_and_the_session_starts_when_there_is_room_again() throws IOException {
        assumeThat(disk).as("whoever runs this may mount a disk").isPresent();
        // needs more room than the browser that is replaced leaves behind
        String large = ada.upload(
                        "/api/v1/extensions",
                        "large.zip",
                        TestZip.extension().zeros("large", 60 << 20).done())
                .body()
                .path("id")
                .asString();
        Map<String, Object> template = Map.of("extensions", List.of(large));
        TestSession saved = TestSession.active(ada, Map.of("profile", TestSession.profile(ada), "template", template));
        saved.post("release");
        saved.await("parked");
        awaitWarm(2);
        disk.orElseThrow().fill();
        try {
            TestSession fresh = TestSession.ask(ada, Map.of("template", template));
            fresh.await("ended");
            assertThat(fresh.reason()).isEqualTo(DISK_FULL);
            assertThat(fresh.events()).endsWith("node_lost", "closed");
            saved.post("resume");
            saved.await("parked");
            assertThat(saved.reason()).isEqualTo(DISK_FULL);
        } finally {
            disk.orElseThrow().free();
        }
        saved.post("resume");
        saved.await("active").post("release");
        saved.await("parked");
        assertThat(saved.reason()).isEqualTo("it was released");
    }

    /// Keeps that many browsers warm and waits for them, since none can be started on a full disk.
    private void awaitWarm(int count) {
        ApiClient admin = server.signedIn();
        admin.post("/api/v1/pools/default/scale", Map.of("warm", count));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> admin.get("/api/v1/pools/default")
                                .body()
                                .at("/counts/warm")
                                .asInt()
                        >= count);
    }

    @Test
    void a_browser_held_too_long_is_taken_back() {
        TestSession session = TestSession.active(ada, Map.of("timeout_minutes", 1));
        assertThat(Duration.between(
                        java.time.Instant.parse(session.get().path("started_at").asString()),
                        java.time.Instant.parse(session.get().path("expires_at").asString())))
                .isLessThanOrEqualTo(Duration.ofMinutes(1));
        letTimePass(session.id());
        session.await("ended");
        assertThat(session.reason()).isEqualTo("its browser was in use for a minute, the longest that is allowed");
    }

    @Test
    void a_run_whose_session_holds_its_browser_too_long_is_stopped_with_that_reason() {
        TestChat chat = TestChat.begin(ada);
        String run = chat.send("open the shop, wait 20 seconds and tell me the title");
        chat.followUntil(run, "action.finished");
        letTimePass(chat.sessionId());
        assertThat(chat.follow(run, Map.of()).failure()).isEqualTo("session_timeout");
        chat.awaitParked();
        assertThat(chat.say("open the shop, how much is the blue bowl?").answer())
                .contains("$18.00");
    }

    /// Kills the session's Chromium as the kernel would.
    private void kill(TestSession session) {
        String node = session.node(server);
        ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(node)
                        && !commandLine(process).contains("--type="))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    private Path directory(TestSession session) throws IOException {
        try (var found = Files.find(
                server.home(), 3, (path, _) -> path.getFileName().toString().equals(session.node(server)))) {
            return found.findFirst().orElseThrow();
        }
    }

    private void letTimePass(String session) {
        server.part(JdbcClient.class)
                .sql("UPDATE session SET leased_at = leased_at - interval '30 minutes 30 seconds' WHERE id = :id::uuid")
                .param("id", session)
                .update();
    }
}
