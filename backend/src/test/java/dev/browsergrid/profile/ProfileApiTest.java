package dev.browsergrid.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.diff.CapturedState;
import dev.browsergrid.profiles.state.Cookie;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.OriginStorage;
import dev.browsergrid.profiles.state.Overlay;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Profiles as people and programs use them over HTTP.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class ProfileApiTest {
    private static final String PROFILES = "/api/v1/profiles";

    @TempDir
    private Path directory;

    private final TestServer server;
    private final ApiClient ada;
    private final ApiClient bob;

    ProfileApiTest(TestServer server) {
        this.server = server;
        this.ada = server.signedInPerson();
        this.bob = server.signedInPerson();
    }

    @Test
    void a_profile_is_made_described_renamed_found_and_deleted() {
        Answer made = ada.post(PROFILES, Map.of("name", " Shop account ", "description", "for orders"));
        assertThat(made.status()).isEqualTo(201);
        String id = made.body().path("id").asString();
        assertThat(made.headers().get("Location")).containsExactly(PROFILES + "/" + id);
        assertThat(made.body().path("name").asString()).isEqualTo("Shop account");
        assertThat(made.body().path("snapshots").asInt()).isZero();
        assertThat(made.body().path("holder").isNull()).isTrue();

        Answer changed = ada.patch(PROFILES + "/" + id, Map.of("name", "Market account", "keep_last", 3));
        assertThat(changed.body().path("name").asString()).isEqualTo("Market account");
        assertThat(changed.body().path("description").asString()).isEqualTo("for orders");
        assertThat(changed.body().path("keep_last").asInt()).isEqualTo(3);
        Map<String, Object> usual = new HashMap<>();
        usual.put("keep_last", null);
        assertThat(ada.patch(PROFILES + "/" + id, usual)
                        .body()
                        .path("keep_last")
                        .isNull())
                .isTrue();

        assertThat(names(ada.get(PROFILES + "?query=MARKET"))).containsExactly("Market account");
        assertThat(names(bob.get(PROFILES + "?query=market"))).isEmpty();
        assertThat(ada.delete(PROFILES + "/" + id).status()).isEqualTo(204);
        assertThat(ada.get(PROFILES + "/" + id).status()).isEqualTo(404);
        assertThat(actions()).contains("createProfile", "updateProfile", "deleteProfile");
    }

    @Test
    void names_are_unique_among_ones_own_and_are_no_ids() {
        String name = "Only one " + UUID.randomUUID() + "!";
        assertThat(ada.post(PROFILES, Map.of("name", name)).status()).isEqualTo(201);
        assertThat(ada.post(PROFILES, Map.of("name", name.toUpperCase(java.util.Locale.ROOT)))
                        .code())
                .isEqualTo("profile_name_taken");
        assertThat(bob.post(PROFILES, Map.of("name", name)).status()).isEqualTo(201);
        assertThat(ada.post(PROFILES, Map.of("name", UUID.randomUUID().toString()))
                        .code())
                .isEqualTo("profile_invalid");
    }

    @Test
    void an_archive_goes_in_and_comes_out() throws IOException {
        String id = TestSession.profile(ada);
        byte[] archive = archive(Map.of("Default/Preferences", "{\"theme\":1}"));

        Answer taken = ada.sendBytes(PROFILES + "/" + id + "/import", archive);
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.body().path("number").asInt()).isEqualTo(1);
        assertThat(taken.body().path("cause").asString()).isEqualTo("import");

        HttpResponse<InputStream> exported = ada.stream(PROFILES + "/" + id + "/export", Map.of());
        assertThat(exported.statusCode()).isEqualTo(200);
        assertThat(exported.headers().firstValue("Content-Type")).contains("application/zstd");
        assertThat(exported.headers().firstValue("Content-Disposition").orElse(""))
                .contains("-1.tar.zst");
        Path again = Files.createTempDirectory(directory, "again");
        try (InputStream body = exported.body()) {
            ProfileArchive.unpack(body, again, dev.browsergrid.profiles.ArchiveLimits.DEFAULT);
        }
        assertThat(again.resolve("Default/Preferences")).hasContent("{\"theme\":1}");
        assertThat(actions()).contains("exportProfile", "importProfile");
    }

    @Test
    void an_archive_from_elsewhere_opens_no_files_of_the_host() throws IOException {
        String id = TestSession.profile(ada);
        take(id, archive(Map.of("Default/Sessions/Session_1", "file:///etc/passwd", "Default/Cookies", "kept")));

        Path again = exported(id);
        assertThat(again.resolve("Default/Cookies")).exists();
        assertThat(again.resolve("Default/Sessions")).doesNotExist();
    }

    @Test
    void a_state_that_makes_no_sense_counts_for_nothing() throws IOException {
        byte[] senseless = tar(Map.of(
                "browsergrid/manifest.json", "{}", CapturedState.OVERLAY, "{\"tabs\":5", "Default/Cookies", "kept"));
        String id = TestSession.profile(ada);
        take(id, senseless);
        assertThat(content(id)).isEqualTo("kept");
    }

    @Test
    void a_hostile_archive_is_refused_and_the_last_good_snapshot_stays() throws IOException {
        String id = TestSession.profile(ada);
        byte[] good = archive(Map.of("Default/Cookies", "good"));
        ada.sendBytes(PROFILES + "/" + id + "/import", good);

        for (byte[] hostile : List.of(
                tar("../../outside", TarArchiveEntry.LF_NORMAL),
                tar("Default/link", TarArchiveEntry.LF_SYMLINK),
                "not an archive".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                Arrays.copyOf(good, good.length / 2))) {
            Answer refused = ada.sendBytes(PROFILES + "/" + id + "/import", hostile);
            assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("archive_refused");
        }

        assertThat(numbers(id)).containsExactly(1);
        assertThat(ada.stream(PROFILES + "/" + id + "/export", Map.of()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_old_snapshot_is_restored_as_a_new_one() throws IOException {
        String id = imported("first", "second");

        Answer restored = ada.post(PROFILES + "/" + id + "/restore", Map.of("number", 1));

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.body().path("number").asInt()).isEqualTo(3);
        assertThat(restored.body().path("source_number").asInt()).isEqualTo(1);
        assertThat(content(id)).isEqualTo("first");
        assertThat(ada.post(PROFILES + "/" + id + "/restore", Map.of("number", 99))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_fork_lives_on_when_its_source_is_gone() throws IOException {
        String id = imported("first", "second");
        String name = "fork " + UUID.randomUUID() + ".";
        Answer fork = ada.post(PROFILES + "/" + id + "/fork", Map.of("name", name, "number", 1));
        assertThat(fork.status()).as(fork.body().toString()).isEqualTo(201);
        String forkId = fork.body().path("id").asString();

        ada.delete(PROFILES + "/" + id);
        await(() -> server.part(JdbcClient.class)
                        .sql("SELECT count(*) FROM chunk WHERE profile_id = :id::uuid")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 0);

        assertThat(content(forkId)).isEqualTo("first");
        assertThat(ada.post(PROFILES + "/" + forkId + "/fork", Map.of("name", name))
                        .code())
                .isEqualTo("profile_name_taken");
    }

    @Test
    void a_diff_tells_what_changed_and_never_a_value() throws IOException {
        String id = TestSession.profile(ada);
        take(id, state("secret-one", Map.of("cart", "secret-two", "gone", "x"), "https://shop.example/"));
        take(id, state("secret-three", Map.of("cart", "secret-four", "new", "y"), "https://shop.example/cart"));

        JsonNode diff = ada.get(PROFILES + "/" + id + "/diff?from=1&to=2").body();

        assertThat(diff.path("complete").asBoolean()).isTrue();
        assertThat(diff.path("cookies").get(0).path("name").asString()).isEqualTo("login");
        assertThat(diff.path("cookies").get(0).path("change").asString()).isEqualTo("changed");
        assertThat(diff.path("storage")
                        .valueStream()
                        .map(key -> key.path("key").asString() + " "
                                + key.path("change").asString()))
                .containsExactlyInAnyOrder("cart changed", "gone removed", "new added");
        assertThat(diff.path("tabs").get(0).path("before").asString()).isEqualTo("https://shop.example/");
        assertThat(diff.toString()).doesNotContain("secret");
        assertThat(ada.get(PROFILES + "/" + id + "/diff?from=1&to=7").status()).isEqualTo(404);
    }

    @Test
    void what_is_somebody_elses_does_not_exist() throws IOException {
        String id = imported("first");
        assertThat(bob.get(PROFILES + "/" + id + "/snapshots").status()).isEqualTo(404);
        assertThat(bob.get(PROFILES + "/" + id + "/export").status()).isEqualTo(404);
        assertThat(bob.sendBytes(PROFILES + "/" + id + "/import", new byte[] {1})
                        .status())
                .isEqualTo(404);
        assertThat(bob.post(PROFILES + "/" + id + "/fork", Map.of("name", "mine now"))
                        .status())
                .isEqualTo(404);
        assertThat(bob.post("/api/v1/sessions", Map.of("profile", id, "read_only", true))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_chats_profile_is_not_listed_and_goes_with_its_chat_alone() {
        String chat = ada.post("/api/v1/chats", Map.of()).body().path("id").asString();
        String profile = server.part(JdbcClient.class)
                .sql("SELECT profile_id::text FROM chat WHERE id = :id::uuid")
                .param("id", chat)
                .query(String.class)
                .single();

        assertThat(ada.get(PROFILES + "/" + profile).body().path("chat_id").asString())
                .isEqualTo(chat);
        assertThat(names(ada.get(PROFILES))).doesNotContain("New chat");
        assertThat(ada.delete(PROFILES + "/" + profile).code()).isEqualTo("profile_of_chat");
    }

    @Test
    void a_second_writer_is_told_who_holds_the_profile_and_may_wait_read_or_fork() throws Exception {
        String name = "held " + UUID.randomUUID() + ".";
        String id = ada.post(PROFILES, Map.of("name", name)).body().path("id").asString();
        TestSession first = TestSession.active(ada, Map.of("profile", name, "name", "holder"));
        assertThat(first.get().path("profile_id").asString()).isEqualTo(id);

        Answer second = ada.post("/api/v1/sessions", Map.of("profile", id));
        assertThat(second.code()).isEqualTo("profile_in_use");
        JsonNode holder = second.body().path("holder");
        assertThat(holder.path("session_id").asString()).isEqualTo(first.id());
        assertThat(holder.path("session_name").asString()).isEqualTo("holder");
        assertThat(Instant.parse(holder.path("since").asString())).isBeforeOrEqualTo(Instant.now());
        assertThat(ada.get(PROFILES + "/" + id)
                        .body()
                        .path("holder")
                        .path("session_id")
                        .asString())
                .isEqualTo(first.id());
        assertThat(ada.delete(PROFILES + "/" + id).code()).isEqualTo("profile_in_use");
        assertThat(ada.sendBytes(PROFILES + "/" + id + "/import", archive(Map.of("a", "b")))
                        .code())
                .isEqualTo("profile_in_use");
        assertThat(ada.get("/api/v1/connect/json/version?profile=" + id).code()).isEqualTo("profile_in_use");

        TestSession reader = TestSession.active(ada, Map.of("profile", id, "read_only", true));
        assertThat(reader.get().path("read_only").asBoolean()).isTrue();
        reader.post("release");
        reader.await("ended");
        assertThat(numbers(id)).as("nothing was saved").isEmpty();

        Thread release = Thread.ofVirtual().start(() -> first.post("release"));
        TestSession waiting = TestSession.active(ada, Map.of("profile", id));
        release.join();
        waiting.post("release");
        waiting.await("parked");
        assertThat(numbers(id)).hasSize(2);
        assertThat(ada.delete(PROFILES + "/" + id).status()).isEqualTo(204);
        assertThat(waiting.status()).as("has nothing to come back to").isEqualTo("ended");
    }

    private String imported(String... contents) throws IOException {
        String id = TestSession.profile(ada);
        for (String content : contents) {
            take(id, archive(Map.of("Default/Cookies", content)));
        }
        return id;
    }

    private void take(String id, byte[] archive) {
        Answer taken = ada.sendBytes(PROFILES + "/" + id + "/import", archive);
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
    }

    private String content(String id) throws IOException {
        return Files.readString(exported(id).resolve("Default/Cookies"));
    }

    private Path exported(String id) throws IOException {
        Path again = Files.createTempDirectory(directory, "again");
        try (InputStream body =
                ada.stream(PROFILES + "/" + id + "/export", Map.of()).body()) {
            ProfileArchive.unpack(body, again, dev.browsergrid.profiles.ArchiveLimits.DEFAULT);
        }
        return again;
    }

    private byte[] state(String cookie, Map<String, String> items, String url) throws IOException {
        Overlay overlay = new Overlay(
                Overlay.VERSION,
                Instant.EPOCH,
                List.of(),
                List.of(new Cookie("login", cookie, "shop.example", "/", -1, true, true, null, null, null, null, null)),
                List.of(new OriginStorage("https://shop.example", items)),
                List.of());
        Manifest manifest = Manifest.ofTabs(Instant.EPOCH, "test", List.of(new Manifest.Tab("tab", url, "Shop")), 0);
        return archive(Map.of(
                CapturedState.OVERLAY, overlay.toJson(), "browsergrid/manifest.json", manifest.toJson(), "a", "b"));
    }

    private byte[] archive(Map<String, String> files) throws IOException {
        Path browser = Files.createTempDirectory(directory, "browser");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = browser.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        ProfileArchive.pack(browser, archive);
        return archive.toByteArray();
    }

    private static byte[] tar(String name, byte type) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new ZstdOutputStream(archive))) {
            TarArchiveEntry entry = new TarArchiveEntry(name, type);
            entry.setLinkName(type == TarArchiveEntry.LF_SYMLINK ? "/etc/passwd" : "");
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        return archive.toByteArray();
    }

    private static byte[] tar(Map<String, String> files) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new ZstdOutputStream(archive))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return archive.toByteArray();
    }

    private List<Integer> numbers(String id) {
        return ada.get(PROFILES + "/" + id + "/snapshots")
                .body()
                .path("data")
                .valueStream()
                .map(snapshot -> snapshot.path("number").asInt())
                .toList();
    }

    private static List<String> names(Answer list) {
        return list.body()
                .path("data")
                .valueStream()
                .map(profile -> profile.path("name").asString())
                .toList();
    }

    private List<String> actions() {
        return ada.get("/api/v1/audit?limit=100")
                .body()
                .path("data")
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(1))
                .until(condition);
    }
}
