package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.Processes;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Browsers between two messages: saved, standing still, and given up for whoever needs their place. There is room for
/// one only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class HeldChatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestServer server;
    private ApiClient ada;
    private TestChat chat;

    @BeforeAll
    void start() {
        server = TestServer.start(Map.of("browsergrid.session.hold", "10m", "browsergrid.default-pool.max", "1"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void fill_in_a_password() {
        ada = server.signedInPerson();
        chat = TestChat.begin(ada);
        RunLog first = chat.say("open the sign-in page and type hush into Password");
        assertThat(first.events().getLast().type()).isEqualTo("run.completed");
        comesToBe("held");
    }

    @Test
    void the_next_message_goes_on_with_the_very_browser_which_stood_still_meanwhile() {
        assertThat(snapshots()).containsExactly("run_end");
        String node = node();

        RunLog second = chat.say("click Sign in and read the page");

        assertThat(second.of("session.continued")).hasSize(1);
        assertThat(second.of("session.restored")).isEmpty();
        comesToBe("held");
        assertThat(node()).as("no other browser").isEqualTo(node);
        assertThat(kinds()).containsExactly("active", "held", "active", "held");
        assertThat(events()).containsExactly("lease_granted", "started", "hold_asked", "resumed", "hold_asked");
    }

    @Test
    void whoever_needs_the_place_gets_it_and_the_state_is_kept() {
        TestChat other = TestChat.begin(server.signedInPerson());

        RunLog errand = other.say("open the shop");

        assertThat(errand.events().getLast().type()).isEqualTo("run.completed");
        comesToBe("parked");
        assertThat(events()).endsWith("hold_asked", "park_asked", "captured");
        RunLog second = chat.say("what is the title of the page?");
        assertThat(second.of("session.restored")).hasSize(1);
    }

    @Test
    void a_browser_that_dies_while_it_is_held_takes_nothing_with_it() {
        Processes.killUnder(server.home());

        RunLog second = chat.say("what is the title of the page?");

        assertThat(second.events().getLast().type()).isEqualTo("run.completed");
        assertThat(second.of("session.restored")).hasSize(1);
        assertThat(second.answer()).containsIgnoringCase("sign in");
    }

    @Test
    void a_browser_that_dies_in_the_middle_of_a_run_takes_no_step_with_it_that_was_told() {
        String run = chat.send("type ada@example.com into Email, wait 20 seconds and tell me the title");
        chat.followUntil(run, "action.finished");
        Processes.killUnder(server.home());
        assertThat(chat.follow(run, Map.of()).failure()).isEqualTo("browser_lost");
        assertThat(snapshots()).containsExactly("step", "run_end");

        RunLog next = chat.say("what is the title of the page?");

        assertThat(next.of("step.observed").getFirst().data().path("snapshot").asString())
                .contains("ada@example.com");
        comesToBe("held");
        assertThat(snapshots()).as("the state each message left").containsExactly("run_end", "step", "run_end");
    }

    @Test
    void it_is_parked_when_nobody_needed_it_for_as_long_as_it_may_be_held() {
        server.part(JdbcClient.class)
                .sql("UPDATE session SET changed_at = changed_at - interval '11 minutes' WHERE id = :id")
                .param("id", UUID.fromString(chat.sessionId()))
                .update();

        comesToBe("parked");

        assertThat(events()).endsWith("park_asked", "captured");
        assertThat(kinds()).startsWith("active", "held");
        assertThat(snapshots()).containsExactly("park", "run_end");
    }

    @Test
    void a_parked_browser_is_brought_back_while_its_user_types_and_stands_by() {
        ada.post("/api/v1/sessions/" + chat.sessionId() + "/park", Map.of());
        comesToBe("parked");

        assertThat(ada.post("/api/v1/chats/" + chat.id() + "/prepare", Map.of()).status())
                .isEqualTo(202);
        comesToBe("held");

        RunLog second = chat.say("what is the title of the page?");
        assertThat(second.of("session.restored")).as("what came back is told").hasSize(1);
        comesToBe("held");
        assertThat(events()).endsWith("lease_granted", "started", "hold_asked", "resumed", "hold_asked");
    }

    @Test
    void it_can_be_parked_and_deleted_by_hand() {
        assertThat(ada.post("/api/v1/sessions/" + chat.sessionId() + "/park", Map.of())
                        .status())
                .isLessThan(300);
        comesToBe("parked");

        chat.say("what is the title of the page?");
        comesToBe("held");
        assertThat(ada.delete("/api/v1/chats/" + chat.id()).status()).isEqualTo(204);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> Processes.under(server.home()).isEmpty());
    }

    private void comesToBe(String status) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                chat.get().path("session").path("status").asString())
                        .isEqualTo(status));
    }

    private List<String> events() {
        return query("SELECT lower(regexp_replace(event, '(?<!^)([A-Z])', '_\\1', 'g')) FROM session_event"
                + " WHERE session_id = :id ORDER BY version");
    }

    private List<String> kinds() {
        return query("SELECT kind FROM usage_interval WHERE session_id = :id ORDER BY started_at, ended_at");
    }

    private List<String> snapshots() {
        return query(
                "SELECT lower(cause) FROM snapshot JOIN session s USING (profile_id) WHERE s.id = :id ORDER BY number"
                        + " DESC");
    }

    private String node() {
        return query("SELECT l.node_id::text FROM lease l WHERE l.session_id = :id AND l.ended_at IS NULL")
                .getFirst();
    }

    private List<String> query(String sql) {
        return server.part(JdbcClient.class)
                .sql(sql)
                .param("id", UUID.fromString(chat.sessionId()))
                .query(String.class)
                .list();
    }
}
