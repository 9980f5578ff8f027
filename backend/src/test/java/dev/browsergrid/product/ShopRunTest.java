package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// One errand from the first message to the parked browser, and a question after it, as a program sees them.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ShopRunTest {
    private final TestServer server;
    private final TestChat chat;
    private RunLog errand = new RunLog("", List.of());
    private RunLog question = new RunLog("", List.of());

    ShopRunTest(TestServer server) {
        this.server = server;
        this.chat = TestChat.begin(server.signedIn());
    }

    @BeforeAll
    void runs() {
        errand = chat.say("open the shop, add two blue mugs to the cart and tell me the total");
        chat.awaitParked();
        question = chat.say("what is the total?");
        chat.awaitParked();
    }

    @Test
    void the_errand_is_done_and_the_answer_is_right() {
        assertThat(errand.answer()).contains("$29.50");
        JsonNode run = chat.run(errand.runId());
        assertThat(run.path("status").asString()).isEqualTo("completed");
        assertThat(run.path("answer").asString()).isEqualTo(errand.answer());
        assertThat(run.path("success").asBoolean()).isTrue();
        assertThat(run.path("step_count").asInt())
                .isEqualTo(errand.of("step.observed").size());
        assertThat(run.path("finished_at").isNull()).isFalse();
    }

    @Test
    void events_are_numbered_from_one_without_gaps_and_end_with_the_terminal_one() {
        assertThat(errand.events().stream().map(RunLog.Event::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, errand.events().size())
                                .boxed()
                                .toList());
        assertThat(errand.events()).allSatisfy(event -> {
            assertThat(event.id()).isEqualTo(Long.toString(event.seq()));
            assertThat(event.body().path("type").asString()).isEqualTo(event.type());
            assertThat(event.body().path("run_id").asString()).isEqualTo(errand.runId());
        });
        assertThat(errand.events().stream().filter(RunLog.Event::terminal)).containsExactly(errand.last());
        assertThat(errand.types())
                .startsWith("run.queued", "run.status")
                .contains("step.observed", "action.started", "action.finished", "step.screenshot", "model.used");
    }

    @Test
    void every_action_that_started_also_finished_and_says_why_in_words() {
        assertThat(errand.of("action.finished")).hasSameSizeAs(errand.of("action.started"));
        assertThat(errand.of("action.started"))
                .allSatisfy(event ->
                        assertThat(event.data().path("description").asString()).isNotBlank());
        assertThat(errand.tools()).contains("navigate", "click").endsWith("done");
    }

    @Test
    void each_step_has_a_picture() throws IOException {
        List<RunLog.Event> pictures = errand.of("step.screenshot");
        assertThat(pictures).hasSameSizeAs(errand.of("step.observed"));
        for (RunLog.Event picture : pictures) {
            var response = chat.client().stream(picture.data().path("url").asString(), Map.of());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("image/jpeg");
            var image = ImageIO.read(new ByteArrayInputStream(response.body().readAllBytes()));
            assertThat(image.getWidth()).isEqualTo(picture.data().path("width").asInt());
            assertThat(image.getHeight())
                    .isEqualTo(picture.data().path("height").asInt());
        }
    }

    @Test
    void reading_on_after_any_event_gives_exactly_the_rest() {
        int middle = errand.events().size() / 2;
        RunLog rest = chat.follow(errand.runId(), Map.of("Last-Event-ID", Integer.toString(middle)));
        assertThat(rest.events())
                .isEqualTo(errand.events().subList(middle, errand.events().size()));
    }

    @Test
    void the_next_message_goes_on_in_the_browser_as_it_was() {
        assertThat(question.answer()).contains("$29.50");
        assertThat(question.types()).contains("session.restored");
        assertThat(question.tools()).doesNotContain("navigate");
        assertThat(errand.types()).doesNotContain("session.restored");
        assertThat(statuses(errand)).containsExactly("acquiring", "running");
        assertThat(statuses(question)).containsExactly("acquiring", "restoring", "running");
    }

    private static List<String> statuses(RunLog log) {
        return log.of("run.status").stream()
                .map(event -> event.data().path("status").asString())
                .toList();
    }

    @Test
    void a_parked_session_holds_no_browser() {
        assertThat(chat.get().path("session").path("status").asString()).isEqualTo("parked");
        assertThat(chat.get().path("active_run_id").isNull()).isTrue();
        JdbcClient jdbc = server.part(JdbcClient.class);
        assertThat(jdbc.sql("SELECT count(*) FROM lease WHERE session_id = :id AND ended_at IS NULL")
                        .param("id", UUID.fromString(chat.sessionId()))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
            SELECT count(*) FROM node n JOIN lease l ON l.node_id = n.id
             WHERE l.session_id = :id AND n.state IN ('READY', 'LEASED')
            """)
                        .param("id", UUID.fromString(chat.sessionId()))
                        .query(Integer.class)
                        .single())
                .as("browsers this session used that are still in use or offered to others")
                .isZero();
    }

    @Test
    void both_messages_are_in_the_chat_with_their_runs() {
        assertThat(chat.messages()
                        .valueStream()
                        .map(message -> message.path("run").path("status").asString()))
                .containsExactly("completed", "completed");
        assertThat(chat.get().path("title").asString()).startsWith("open the shop");
    }

    @Test
    void nobody_reads_it_without_signing_in() {
        ApiClient stranger = server.anonymous();
        assertThat(stranger.get("/api/v1/runs/" + errand.runId()).code()).isEqualTo("unauthenticated");
        assertThat(stranger.get("/api/v1/runs/" + errand.runId() + "/events").status())
                .isEqualTo(401);
    }
}
