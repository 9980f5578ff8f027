package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.Tables;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A token in an address ends where the request begins, and what a run types where it is typed.
// it listens to all logs, which a server that starts meanwhile would set up anew
@Isolated
@OnSharedServer
@Timeout(120)
class SecrecyTest {
    private final TestServer server;
    private final ApiClient owner;
    private final String secret;

    SecrecyTest(TestServer server) {
        this.server = server;
        this.owner = server.signedInPerson();
        this.secret = owner.post("/api/v1/tokens", Map.of("name", "secret", "scopes", List.of("admin")))
                .body()
                .path("secret")
                .asString();
    }

    @Test
    void no_log_line_at_any_level_and_no_answer_has_the_token() throws IOException {
        StringBuilder answers = new StringBuilder();
        String everything = logged(() -> answers.append(requests()));
        assertThat(everything).contains("/api/v1/me").doesNotContain(secret, secret.substring(3));
        assertThat(answers.toString()).contains("404").doesNotContain(secret, secret.substring(3));
    }

    @Test
    void neither_the_audit_log_nor_any_other_table_has_the_token() {
        server.anonymous().post("/api/v1/chats?x=1&token=" + secret, Map.of());
        ApiClient.withToken(server.url(), secret).post("/api/v1/chats", Map.of());
        JdbcClient jdbc = server.part(JdbcClient.class);
        assertThat(owner.get("/api/v1/audit?action=createChat").body().path("data"))
                .hasSize(2);
        for (String table : List.of("audit_entry", "token", "login", "chat")) {
            assertThat(jdbc.sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE :secret")
                            .param("secret", "%" + secret.substring(3) + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void no_log_line_and_no_table_has_what_a_run_may_type_and_its_model_must_not_see() throws IOException {
        String value = "Zaunkoenig-4711";
        String signing = "Zilpzalp-signs-4712";
        List<JsonNode> runs = new ArrayList<>();
        String everything = logged(() -> runs.add(TestRun.finished(
                owner,
                Map.of(
                        "task",
                        "type ada@example.com into Email, type <secret>word</secret> into Password and press Enter",
                        "start_url",
                        server.url() + "/playground/sign-in.html",
                        "secrets",
                        Map.of("word", Map.of("value", value, "domains", List.of("localhost"))),
                        "webhook",
                        Map.of("url", "http://127.0.0.1:9/discarded", "secret", signing)))));
        String run = runs.getFirst().path("id").asString();
        String steps = owner.get("/api/v1/runs/" + run + "/steps").body().toString();
        assertThat(steps)
                .contains("<secret>word</secret>", "Wrong email or password")
                .doesNotContain(value);
        assertThat(runs.toString()).contains("completed").doesNotContain(value);
        assertThat(everything).contains("to [a run]").doesNotContainIgnoringCase(value);
        assertThat(new Tables(server.part(JdbcClient.class)).holding(value)).isEmpty();
        assertThat(everything).doesNotContainIgnoringCase(signing);
        assertThat(runs.toString()).doesNotContain(signing);
        assertThat(new Tables(server.part(JdbcClient.class)).holding(signing)).isEmpty();
    }

    private interface Deed {
        void happens() throws IOException;
    }

    /// All that is logged while something happens, at every level.
    private static String logged(Deed deed) throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger web = (Logger) LoggerFactory.getLogger("org.springframework.web");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level before = root.getLevel();
        Level webBefore = web.getLevel();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        web.setLevel(Level.TRACE);
        try {
            deed.happens();
        } finally {
            root.setLevel(before);
            web.setLevel(webBefore);
            root.detachAppender(log);
        }
        return List.copyOf(log.list).stream().map(SecrecyTest::text).collect(Collectors.joining("\n"));
    }

    /// Good ones, refused ones, ones that no controller sees, ones that end in Tomcat's own error page.
    private String requests() throws IOException {
        StringBuilder answers = new StringBuilder();
        for (String path : List.of(
                "/api/v1/me?token=",
                "/api/v1/me?a=b&%74oken=",
                "/api/v1/chats/nonsense?token=",
                "/api/v1/no-such-thing?token=",
                "/no-such-file.txt?token=",
                "/playground?token=",
                "/docs?token=",
                "/api/v1/..;/me?token=",
                "/api//v1/me?token=",
                "/api/v1/models?token=",
                "/v1/models?token=",
                "/mcp?token=")) {
            answers.append(raw("GET " + path + secret + " HTTP/1.1"));
        }
        answers.append(raw("POST /api/v1/chats?token=" + secret + " HTTP/1.1"));
        answers.append(raw("GET /api/v1/me?token=" + secret + "&bad=| HTTP/1.1"));
        return answers.toString();
    }

    /// As no well-behaved client sends it.
    private String raw(String requestLine) throws IOException {
        try (Socket socket = new Socket("localhost", server.url().getPort());
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.write(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            out.flush();
            return in.lines().collect(Collectors.joining("\n"));
        }
    }

    private static String text(ILoggingEvent event) {
        String problem = event.getThrowableProxy() == null
                ? ""
                : event.getThrowableProxy().getMessage();
        return event.getLoggerName() + " " + event.getFormattedMessage() + " " + problem;
    }
}
