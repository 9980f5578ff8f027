package dev.browsergrid.product;

import static dev.browsergrid.testing.ScriptedServer.call;
import static dev.browsergrid.testing.ScriptedServer.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.BrowserTab;
import dev.browsergrid.testing.FakeWeb;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.ScriptedServer;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestSession;
import dev.langchain4j.data.message.AiMessage;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A run's own lists of domains, in real browsers: no way leads around them, and they end with the run.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
@Order(1)
class RunDomainsTest {
    private final FakeWeb web = new FakeWeb();
    private final ScriptedServer scripted = new ScriptedServer(FakeWeb.OPEN);
    private final ApiClient ada = scripted.server().signedIn();

    @AfterAll
    void stop() {
        scripted.close();
        web.close();
    }

    @Test
    void nothing_of_a_page_gets_past_the_lists_and_they_end_with_the_run() {
        TestSession session = TestSession.active(ada, Map.of());
        try (CdpConnection connection = new SessionBrowser(session).connect()) {
            BrowserTab own = BrowserTab.open(connection);
            own.visit(web.url("other", "/mine"));

            RunLog log = work(session);

            assertThat(log.answer()).isEqualTo("looked around");
            List<String> results = log.of("action.finished").stream()
                    .map(event -> event.data().path("result").asString())
                    .toList();
            String closed = "this run may not visit " + web.host("evil");
            assertThat(results.get(0)).startsWith("error(blocked_domain)").contains("allows only other domains");
            assertThat(results.get(1)).startsWith("error(blocked_domain)");
            assertThat(results.get(2)).startsWith("error(blocked_domain)").contains("blocks its domain");
            assertThat(results.get(3)).startsWith("error(blocked_domain)").contains(closed);
            assertThat(results.get(4)).startsWith("error(blocked_domain)").contains(closed);
            assertThat(results.get(5)).startsWith("ok").contains(closed);
            assertThat(results.get(6)).startsWith("ok").contains(closed);
            assertThat(web.visits("evil")).as("what got out").isEmpty();
            assertThat(web.visits("bad.shop")).isEmpty();
            assertThat(web.visits("www.shop")).contains("www.shop/page");
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                own.visit(web.url("evil", "/afterwards"));
                assertThat(own.text()).isEqualTo("reached");
            });
        }
        assertThat(session.events()).contains("visit_refused");
        session.post("release");
    }

    private RunLog work(TestSession session) {
        web.redirect("shop", "/away", web.url("evil", "/redirected"));
        web.redirect("shop", "/away-safely", web.url("evil", "/redirected").replace("http:", "https:"));
        web.page("www.shop", "/page", """
            <title>Page</title><h1>Page</h1><a href="%1$s">Leave</a><iframe src="%1$s?frame"></iframe><img src="%1$s?image">
            <script src="%1$s?script"></script>
            <script>
              fetch('%1$s?fetch', {mode: 'no-cors'}).catch(() => {});
              navigator.sendBeacon('%1$s?beacon', 'x');
              new WebSocket('%1$s?socket'.replace('http', 'ws'));
            </script>
            """.formatted(web.url("evil", "/")));
        teach(
                "look around",
                List.of(
                        _ -> call("navigate", Map.of("url", web.url("evil", "/typed"))),
                        _ -> call("tabs", Map.of("action", "new", "url", web.host("evil") + "/tab")),
                        conversation -> {
                            assertThat(conversation)
                                    .contains("allowed, all others are closed: shop.localhost")
                                    .contains("blocked: bad.shop.localhost");
                            return call("navigate", Map.of("url", web.url("bad.shop", "/")));
                        },
                        _ -> call("navigate", Map.of("url", web.url("shop", "/away"))),
                        _ -> call("navigate", Map.of("url", web.url("shop", "/away-safely"))),
                        _ -> call("navigate", Map.of("url", web.url("www.shop", "/page"))),
                        page -> call("click", Map.of("ref", ref(page, "Leave"))),
                        _ -> done("looked around")));
        return TestRun.told(
                ada,
                Map.of(
                        "task",
                        "look around",
                        "session_id",
                        session.id(),
                        "model",
                        "openai/test-gpt",
                        "allowed_domains",
                        List.of("shop.localhost"),
                        "blocked_domains",
                        List.of("bad.shop.localhost")));
    }

    private void teach(String task, List<Function<String, AiMessage>> turns) {
        Iterator<Function<String, AiMessage>> rest = turns.iterator();
        scripted.teach(
                task,
                request -> ScriptedServer.response(
                        rest.next().apply(request.messages().toString())));
    }

    /// The ref of the element in the newest page whose line has the text.
    private static String ref(String conversation, String text) {
        Matcher line = Pattern.compile("\"" + text + "\"[^\\n]*?\\[ref=(\\w+)]")
                .matcher(conversation.substring(conversation.lastIndexOf("<browser>")));
        assertThat(line.find()).as(conversation).isTrue();
        return line.group(1);
    }

    @Test
    void what_a_run_says_holds_from_its_row_alone_and_a_start_outside_is_refused() {
        assertThat(ada.post(
                                "/api/v1/cua",
                                Map.of(
                                        "task",
                                        "x",
                                        "start_url",
                                        web.url("evil", "/"),
                                        "allowed_domains",
                                        List.of("shop.localhost")))
                        .code())
                .isEqualTo("start_url_blocked");
        TestSession session = TestSession.active(ada, Map.of());
        JdbcClient jdbc = scripted.server().part(JdbcClient.class);
        try (CdpConnection connection = new SessionBrowser(session).connect()) {
            BrowserTab own = BrowserTab.open(connection);
            own.visit(web.url("evil", "/before"));
            own.evaluate("""
                fetch('%s').then(async answer => {
                  const reader = answer.body.getReader();
                  document.title = 'open';
                  try { while (!(await reader.read()).done); } catch (cut) { }
                  document.title = 'cut';
                }, () => { document.title = 'never open'; }) && 'begun'\
                """.formatted(web.url("evil", "/endless")));
            await().until(() -> own.evaluate("document.title").equals("open"));
            // as another server's run, or one whose server is gone, stands there
            jdbc.sql("""
                INSERT INTO run (id, owner_id, session_id, model, instruction, status, created_at, server_id,
                                 heartbeat_at, lease_id, domains)
                SELECT gen_random_uuid(), s.owner_id, s.id, 'x', 'x', 'RUNNING', now(), gen_random_uuid(),
                       now() + interval '1 hour', s.lease_id, '{"allowed": [], "blocked": ["evil.localhost"]}'
                  FROM session s WHERE s.id = :id::uuid
                """).param("id", session.id()).update();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> own.evaluate("document.title").equals("cut"));
            own.visit(web.url("evil", "/during"));
            assertThat(own.text()).contains("This address is blocked", "blocks its domain");
            jdbc.sql("UPDATE run SET status = 'FAILED', finished_at = now() WHERE session_id = :id::uuid")
                    .param("id", session.id())
                    .update();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                own.visit(web.url("evil", "/after"));
                assertThat(own.text()).isEqualTo("reached");
            });
        }
        session.post("release");
    }
}
