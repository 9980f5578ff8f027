package dev.browsergrid.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.profile.Snapshot;
import dev.browsergrid.profile.SnapshotCause;
import dev.browsergrid.profile.SnapshotDraft;
import dev.browsergrid.profile.SnapshotInfo;
import dev.browsergrid.profile.Snapshots;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A chat whose first message fills in a form and whose second one changes it, gone on with from either.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(400)
class BranchTest {
    private final TestServer server;
    private final ApiClient ada;
    private final TestChat chat;
    private RunLog first = new RunLog("", List.of());
    private RunLog second = new RunLog("", List.of());

    BranchTest(TestServer server) {
        this.server = server;
        this.ada = server.signedInPerson();
        this.chat = TestChat.begin(ada);
    }

    @BeforeAll
    void talk() {
        first = chat.say("open the pizza order page, type Ada into Name, choose Large");
        first.answer();
        awaitState(chat, 0, "saved");
        second = chat.say("type Grace into Name, choose Small");
        second.answer();
        awaitState(chat, 1, "saved");
        chat.awaitParked();
    }

    @Test
    @Order(1)
    void a_branch_goes_on_where_the_browser_was_then_and_the_original_where_it_is() {
        TestChat branch = branched(chat, 0);

        assertThat(branch.get().path("title").asString())
                .isEqualTo(chat.get().path("title").asString() + " (branch)");
        assertThat(branch.get().at("/branched_from/chat_id").asString()).isEqualTo(chat.id());
        assertThat(branch.get().at("/branched_from/message_id").asString()).isEqualTo(message(chat, 0));
        assertThat(branch.messages()).hasSize(1);
        assertThat(ordered(branch)).contains("Ada", "Large").doesNotContain("Grace");
        assertThat(ordered(chat)).contains("Grace", "Small").doesNotContain("Ada");
        assertThat(branch.messages()).hasSize(2);
        assertThat(chat.messages()).hasSize(3);
    }

    @Test
    @Order(2)
    void copied_answers_tell_all_the_originals_do_but_cost_nothing() {
        TestChat branch = branched(chat, 1);

        JsonNode copy = branch.messages().get(0).path("run");
        JsonNode original = chat.messages().get(0).path("run");
        for (String same : List.of("instruction", "answer", "status", "step_count", "created_at", "finished_at")) {
            assertThat(copy.path(same)).as(same).isEqualTo(original.path(same));
        }
        assertThat(copy.path("id")).isNotEqualTo(original.path("id"));
        assertThat(copy.path("input_tokens").asLong()).isZero();
        RunLog log = branch.follow(copy.path("id").asString(), Map.of());
        assertThat(log.types()).isEqualTo(first.types());
        String picture = log.of("step.screenshot").getFirst().data().path("url").asString();
        assertThat(picture).contains(copy.path("id").asString());
        assertThat(ada.stream(picture, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void a_snapshot_shows_the_end_of_a_run_only_when_it_is_the_first_after_it() {
        UUID profile = profile();
        List<SnapshotInfo> before = snapshots().list(profile);
        assertThat(before.reversed().stream().map(SnapshotInfo::runId).filter(id -> id != null))
                .startsWith(UUID.fromString(first.runId()), UUID.fromString(second.runId()))
                .doesNotHaveDuplicates();

        Snapshot latest = snapshots().latest(profile).orElseThrow();
        snapshots()
                .add(
                        profile,
                        SnapshotDraft.captured(
                                SnapshotCause.PARK,
                                leaseOf(second),
                                latest.manifest(),
                                snapshots().keep(profile, latest.archive())));

        assertThat(snapshots().list(profile).getFirst().runId()).isNull();
    }

    @Test
    @Order(4)
    void what_is_not_over_cannot_be_branched_from_yet() {
        String run = chat.send("wait 30 seconds");
        int last = chat.messages().size() - 1;

        assertThat(state(chat, last)).isEqualTo("pending");
        assertRefused(branch(chat, last), "state_pending");
        ada.post("/api/v1/runs/" + run + "/cancel", Map.of());
        awaitState(chat, last, "saved");
        chat.awaitParked();
    }

    @Test
    @Order(5)
    void only_a_message_of_the_chat_can_be_branched_from() {
        TestChat other = TestChat.begin(ada);
        String path = "/api/v1/chats/" + other.id() + "/branch";

        assertThat(ada.post(path, Map.of("message_id", message(chat, 0))).status())
                .isEqualTo(404);
        assertThat(ada.post(path, Map.of()).body().path("code").asString()).isEqualTo("message_missing");
        assertThat(server.signedInPerson()
                        .post("/api/v1/chats/" + chat.id() + "/branch", Map.of("message_id", message(chat, 0)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(6)
    void a_branch_stays_when_the_original_goes_but_for_the_states_only_that_had() {
        TestChat branch = branched(chat, 1);
        TestChat ofBranch = branched(branch, 0);
        UUID profile = profile();

        assertThat(ada.delete("/api/v1/chats/" + chat.id()).status()).isEqualTo(204);

        assertThat(snapshots().list(profile)).isEmpty();
        assertThat(branch.get().path("branched_from").isNull()).isTrue();
        assertThat(state(branch, 0)).isEqualTo("gone");
        assertRefused(branch(branch, 0), "state_gone");
        assertThat(state(branch, 1)).isEqualTo("saved");
        assertThat(branch(branch, 1).status()).isEqualTo(201);
        assertThat(ordered(ofBranch)).contains("Ada", "Large").doesNotContain("Grace");
    }

    /// What the page shows once the form is sent as it is.
    private static String ordered(TestChat chat) {
        RunLog log = chat.say("click Place order, what is the name?");
        chat.awaitParked();
        return log.of("step.observed").getLast().data().path("snapshot").asString();
    }

    private static Answer branch(TestChat chat, int message) {
        return chat.client()
                .post("/api/v1/chats/" + chat.id() + "/branch", Map.of("message_id", message(chat, message)));
    }

    private static TestChat branched(TestChat chat, int message) {
        Answer made = branch(chat, message);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return new TestChat(chat.client(), made.body().path("id").asString());
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
    }

    private static String message(TestChat chat, int number) {
        return chat.messages().get(number).path("id").asString();
    }

    private static String state(TestChat chat, int message) {
        return chat.messages().get(message).path("browser_state").asString();
    }

    private static void awaitState(TestChat chat, int message, String state) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(state(chat, message)).isEqualTo(state));
    }

    private Snapshots snapshots() {
        return server.part(Snapshots.class);
    }

    private UUID profile() {
        return server.part(JdbcClient.class)
                .sql("SELECT profile_id FROM chat WHERE id = :id")
                .param("id", UUID.fromString(chat.id()))
                .query(UUID.class)
                .single();
    }

    private UUID leaseOf(RunLog run) {
        return server.part(JdbcClient.class)
                .sql("SELECT lease_id FROM run WHERE id = :id")
                .param("id", UUID.fromString(run.runId()))
                .query(UUID.class)
                .single();
    }
}
