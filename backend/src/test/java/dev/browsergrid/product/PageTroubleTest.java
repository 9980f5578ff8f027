package dev.browsergrid.product;

import static dev.browsergrid.testing.ScriptedServer.call;
import static dev.browsergrid.testing.ScriptedServer.done;
import static dev.browsergrid.testing.ScriptedServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpEndpoint;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.ScriptedServer;
import dev.browsergrid.testing.TestChat;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Pages that misbehave: each run ends with words a person understands, the browser is given back, and the chat goes
/// on. They wait much, so they do it together.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(200)
@Order(1)
class PageTroubleTest {
    private final ScriptedServer scripted = new ScriptedServer(Map.of("browsergrid.run.max-time", "90s"));

    @AfterAll
    void stop() {
        scripted.close();
    }

    @Test
    void a_page_whose_end_never_comes_is_read_as_far_as_it_came() {
        RunLog log = scripted.ask("open the endless page", opening("endless", "Read it."));
        assertThat(log.answer()).isEqualTo("Read it.");
        assertThat(log.of("step.observed").getLast().data().path("snapshot").asString())
                .contains("Begins and never ends");
    }

    @Test
    void a_server_that_never_answers_is_given_up_on() {
        RunLog log = scripted.ask("open the silent page", opening("silent", "It is silent."));
        assertThat(log.answer()).isEqualTo("It is silent.");
        JsonNode finished = log.of("action.finished").getFirst().data();
        assertThat(finished.path("error_code").asString()).isIn("timeout", "navigation_failed");
        assertThat(finished.path("result").asString()).isNotBlank();
    }

    @Test
    void dialogs_block_nothing_and_are_reported() {
        RunLog log = scripted.ask("open the dialogs page", opening("dialogs", "Seen."));
        assertThat(log.answer()).isEqualTo("Seen.");
        assertThat(log.of("notice").stream()
                        .map(notice -> notice.data().path("text").asString()))
                .anyMatch(text -> text.contains("alert") && text.contains("first"))
                .anyMatch(text -> text.contains("confirm") && text.contains("sure?"));
        assertThat(log.of("step.observed").getLast().data().path("snapshot").asString())
                .contains("confirm said false");
    }

    @Test
    void a_script_that_never_returns_does_not_hold_the_run_up() {
        RunLog log = scripted.ask(
                "open the busy page",
                Brain.scripted(
                        call("navigate", Map.of("url", scripted.page("busy"))),
                        call("wait", Map.of("seconds", 1)),
                        done("It hangs.")));
        assertThat(log.last().terminal()).isTrue();
        assertThat(log.last().data().toString()).doesNotContain("internal");
    }

    @Test
    void a_page_that_crashes_is_noticed_and_the_run_goes_on_or_ends_clearly() {
        AtomicInteger turns = new AtomicInteger();
        TestChat chat = scripted.chat();
        UUID session = UUID.fromString(chat.sessionId());
        scripted.teach("open the page that crashes", _ -> switch (turns.incrementAndGet()) {
            case 1 -> response(call("navigate", Map.of("url", scripted.page("fine"))));
            case 2 -> {
                crash(session);
                yield response(call("read", Map.of()));
            }
            default -> response(done("It crashed."));
        });
        RunLog log = chat.say("open the page that crashes");
        assertThat(log.last().terminal()).isTrue();
        assertThat(log.last().data().toString()).as(log.summary()).doesNotContain("internal", "Exception");
        assertThat(log.events().toString()).containsIgnoringCase("crash");
        scripted.assertGoesOn(chat);
    }

    private Brain opening(String page, String answer) {
        return Brain.scripted(call("navigate", Map.of("url", scripted.page(page))), done(answer));
    }

    /// Kills the renderer of the session's only page.
    private void crash(UUID session) {
        URI address = scripted.server().part(Sessions.class).cdpUrl(session).orElseThrow();
        try (CdpConnection connection = CdpConnection.open(
                CdpEndpoint.ask(address, Duration.ofSeconds(5)).webSocket())) {
            String page = connection
                    .call("Target.getTargets", Map.of())
                    .path("targetInfos")
                    .valueStream()
                    .filter(target -> target.path("type").asString().equals("page"))
                    .map(target -> target.path("targetId").asString())
                    .findFirst()
                    .orElseThrow();
            CdpSession renderer = connection.attach(page);
            // a crashed renderer cannot answer
            assertThatExceptionOfType(CdpException.class)
                    .isThrownBy(() -> renderer.call("Page.crash", Map.of(), Duration.ofSeconds(1)));
        }
    }
}
