package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The MCP server as the official client sees it, with real browsers and the built-in model.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
@Order(1)
class McpTest {
    private static final String ACCEPT = "application/json, text/event-stream";

    // one driver for single tools, and a session that is not used is soon given back
    private final TestServer server = TestServer.start(
            Map.of("browsergrid.mcp.at-once", "1", "browsergrid.mcp.idle", "3s", "browsergrid.mcp.keep-alive", "1s"));
    private final ApiClient ada = server.signedInPerson();

    @AfterAll
    void stop() {
        server.close();
    }

    private String shop() {
        return server.url() + "/playground/shop.html";
    }

    private String token(ApiClient person, String... scopes) {
        return person.post("/api/v1/tokens", Map.of("name", "an MCP client", "scopes", List.of(scopes)))
                .body()
                .path("secret")
                .asString();
    }

    private McpSyncClient client(String token, List<ProgressNotification> progress) {
        McpSyncClient client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(server.url().toString())
                                .endpoint("/mcp")
                                .addHttpRequestCustomizer(
                                        (request, _, _, _, _) -> request.header("Authorization", "Bearer " + token))
                                .build())
                .requestTimeout(Duration.ofMinutes(2))
                .progressConsumer(progress::add)
                .build();
        client.initialize();
        return client;
    }

    private static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return result.content().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_task_is_done_step_by_step_before_the_clients_eyes() {
        List<ProgressNotification> progress = new CopyOnWriteArrayList<>();
        try (McpSyncClient client = client(token(ada, "cua"), progress)) {
            assertThat(client.listTools().tools().stream().map(Tool::name)).containsExactly("run_browser_task");
            CallToolResult done = client.callTool(CallToolRequest.builder("run_browser_task")
                    .arguments(Map.of(
                            "task",
                            "add two blue mugs to the cart and tell me the total",
                            "start_url",
                            shop(),
                            "max_steps",
                            20,
                            "output_schema",
                            Map.of(
                                    "type",
                                    "object",
                                    "properties",
                                    Map.of("total", Map.of("type", "number")),
                                    "required",
                                    List.of("total"))))
                    .progressToken("mine")
                    .build());
            assertThat(done.isError()).as(text(done)).isNotEqualTo(true);
            assertThat(text(done)).contains("$29.50").contains("{\"total\":29.5}");
            assertThat(done.structuredContent()).isEqualTo(Map.of("total", 29.5));
            await().untilAsserted(() -> assertThat(progress)
                    .anySatisfy(step -> assertThat(step.message()).contains("Click")));
            assertThat(progress)
                    .allSatisfy(step -> assertThat(step.progressToken()).isEqualTo("mine"));
            assertThat(progress.stream().map(ProgressNotification::progress)).isSorted();
            JsonNode noted =
                    ada.get("/api/v1/audit?action=startRun").body().path("data").path(0);
            JsonNode run = new TestRun(ada, noted.path("target_id").asString()).get();
            assertThat(run.path("limits").path("max_steps").asInt()).isEqualTo(20);
            assertThat(noted.path("credential").asString()).isEqualTo("token");

            CallToolResult failed = call(
                    client,
                    "run_browser_task",
                    Map.of("task", "tell me the title", "start_url", "http://nowhere.invalid/"));
            assertThat(failed.isError()).isTrue();
            assertThat(text(failed)).startsWith("start_url_failed: ");
            assertThat(text(call(client, "run_browser_task", Map.of("task", " "))))
                    .startsWith("field_invalid: ");
            assertThat(text(call(client, "run_browser_task", Map.of("task", "x", "wait", 3))))
                    .as("what the schema does not know")
                    .isNotBlank();
            assertThat(text(call(client, "session_open", Map.of()))).startsWith("insufficient_scope: ");
        }
    }

    @Test
    void a_session_is_driven_by_single_tools_and_given_back_when_nobody_does() {
        List<ProgressNotification> none = new CopyOnWriteArrayList<>();
        try (McpSyncClient client = client(token(ada, "connect"), none);
                McpSyncClient bobs = client(token(server.signedInPerson(), "connect"), none)) {
            assertThat(client.listTools().tools().stream().map(Tool::name))
                    .contains("session_open", "browser_snapshot", "browser_click")
                    .doesNotContain("run_browser_task", "browser_upload", "browser_done");
            CallToolResult opened = call(client, "session_open", Map.of("profile", TestSession.profile(ada)));
            assertThat(opened.isError()).as(text(opened)).isNotEqualTo(true);
            String id =
                    String.valueOf(((Map<?, ?>) Objects.requireNonNull(opened.structuredContent())).get("session_id"));
            TestSession session = new TestSession(ada, id);

            String page = text(act(client, "navigate", id, Map.of("url", shop())));
            assertThat(page).startsWith("ok: ").contains("<browser>");
            String found = text(act(
                    client,
                    "type",
                    id,
                    Map.of("ref", ref(page, "searchbox|textbox"), "text", "blue mug", "submit", true)));
            assertThat(found).startsWith("ok: ").contains("Blue");
            String cart = text(act(client, "click", id, Map.of("ref", ref(found, "button \"[^\"]*[Aa]dd[^\"]*\""))));
            assertThat(cart).startsWith("ok: ").contains("Cart (1)");
            CallToolResult stale = act(client, "click", id, Map.of("ref", "e99999"));
            assertThat(stale.isError()).isTrue();
            assertThat(text(stale)).startsWith("error(stale_ref): ");
            assertThat(text(act(client, "read", id, Map.of())))
                    .startsWith("ok: ")
                    .doesNotContain("<browser>");
            CallToolResult picture = act(client, "screenshot", id, Map.of());
            assertThat(picture.content())
                    .anySatisfy(content -> assertThat(content)
                            .isInstanceOfSatisfying(
                                    ImageContent.class,
                                    image -> assertThat(image.mimeType()).isEqualTo("image/jpeg")));
            assertThat(text(call(client, "browser_snapshot", Map.of("session_id", id))))
                    .contains("Cart (1)");

            assertThat(text(call(bobs, "browser_snapshot", Map.of("session_id", id))))
                    .startsWith("not_found: ");
            assertThat(text(call(bobs, "session_close", Map.of("session_id", id))))
                    .startsWith("not_found: ");
            assertThat(text(call(client, "run_browser_task", Map.of("task", "x"))))
                    .startsWith("insufficient_scope: ");

            CallToolResult other = call(client, "session_open", Map.of());
            assertThat(other.isError())
                    .as("the driver of what nobody uses is taken: " + text(other))
                    .isNotEqualTo(true);

            session.await("parked");
            assertThat(text(call(client, "browser_snapshot", Map.of("session_id", id))))
                    .startsWith("no_browser: ");
            CallToolResult back = call(client, "session_open", Map.of("session_id", id));
            assertThat(text(back)).as("it is where it was").contains("Cart (1)");
            assertThat(call(client, "session_close", Map.of("session_id", id)).isError())
                    .isNotEqualTo(true);
            session.await("parked");
            assertThat(ada.get("/api/v1/audit")
                            .body()
                            .path("data")
                            .valueStream()
                            .map(entry -> entry.path("action").asString()))
                    .contains("claimBrowser", "resumeSession", "releaseSession");
        }
    }

    private static CallToolResult act(
            McpSyncClient client, String tool, String session, Map<String, Object> arguments) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("session_id", session);
        return call(client, "browser_" + tool, all);
    }

    private static String ref(String page, String what) {
        Matcher line =
                Pattern.compile("- '?(?:" + what + ")[^\\n]*\\[ref=(\\w+)]").matcher(page);
        assertThat(line.find()).as(what + " in " + page).isTrue();
        return line.group(1);
    }

    @Test
    void a_call_that_is_cancelled_stops_its_run() throws IOException {
        ApiClient client = ApiClient.withToken(server.url(), token(ada, "cua"));
        Map<String, String> headers = initialized(client);
        CompletableFuture<HttpResponse<InputStream>> answer = CompletableFuture.supplyAsync(() -> client.streamPost(
                "/mcp",
                message(
                        7,
                        "tools/call",
                        Map.of(
                                "name",
                                "run_browser_task",
                                "arguments",
                                Map.of("task", "wait 30 seconds", "start_url", shop()))),
                headers));
        String run = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> ada.get("/api/v1/runs?status=running")
                                .body()
                                .path("data")
                                .path(0)
                                .path("id")
                                .asString(""),
                        id -> !id.isEmpty() && started(id));
        Answer cancelled = client.post(
                "/mcp",
                Map.of("jsonrpc", "2.0", "method", "notifications/cancelled", "params", Map.of("requestId", 7)),
                headers);
        assertThat(cancelled.status()).isEqualTo(202);
        new TestRun(ada, run).await("cancelled");
        assertThat(new String(answer.join().body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"isError\":true")
                .contains("cancelled: ");
    }

    private boolean started(String run) {
        return new TestRun(ada, run).get().path("instruction").asString().startsWith("wait");
    }

    private static Map<String, Object> message(int id, String method, Map<String, Object> params) {
        return Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params);
    }

    private static Map<String, Object> hello() {
        return message(
                1,
                "initialize",
                Map.of(
                        "protocolVersion",
                        "2025-06-18",
                        "capabilities",
                        Map.of(),
                        "clientInfo",
                        Map.of("name", "test", "version", "1")));
    }

    private static Map<String, String> initialized(ApiClient client) {
        Answer hello = client.post("/mcp", hello(), Map.of("Accept", ACCEPT));
        assertThat(hello.status()).isEqualTo(200);
        return Map.of(
                "Accept",
                ACCEPT,
                "Mcp-Session-Id",
                Objects.requireNonNull(hello.headers().get("mcp-session-id")).getFirst());
    }

    @Test
    void it_opens_to_a_valid_token_alone_and_to_no_foreign_page() throws IOException {
        assertThat(server.anonymous()
                        .post("/mcp", hello(), Map.of("Accept", ACCEPT))
                        .status())
                .isIn(401, 403);
        assertThat(ApiClient.withToken(server.url(), "bg_wrong")
                        .post("/mcp", hello(), Map.of("Accept", ACCEPT))
                        .code())
                .isEqualTo("bad_token");
        assertThat(ApiClient.withToken(server.url(), token(ada, "read"))
                        .post("/mcp", hello(), Map.of("Accept", ACCEPT))
                        .code())
                .isEqualTo("insufficient_scope");
        String secret = token(ada, "cua");
        ApiClient client = ApiClient.withToken(server.url(), secret);
        assertThat(client.post("/mcp", hello(), Map.of("Accept", ACCEPT, "Origin", "https://evil.example"))
                        .code())
                .isEqualTo("foreign_origin");
        assertThat(asNamed("evil.example:" + server.url().getPort(), secret))
                .as("a page whose name was bent to this machine")
                .contains("foreign_origin");
        assertThat(asNamed("localhost:" + server.url().getPort(), secret)).startsWith("HTTP/1.1 200");
        assertThat(client.post(
                                "/mcp",
                                hello(),
                                Map.of("Accept", ACCEPT, "Origin", server.url().toString()))
                        .status())
                .isEqualTo(200);
        assertThat(server.anonymous()
                        .post("/mcp?token=" + secret, hello(), Map.of("Accept", ACCEPT))
                        .status())
                .isEqualTo(200);
        assertThat(ApiClient.withToken(server.url(), token(server.signedInPerson(), "cua"))
                        .post("/mcp", message(2, "tools/list", Map.of()), initialized(client))
                        .code())
                .as("somebody else's session")
                .isEqualTo("no_such_session");
        assertThat(client.send("DELETE", "/mcp", Optional.empty()).status()).isEqualTo(400);
    }

    /// What a page of this name is answered, which asks its own server as it thinks.
    private String asNamed(String host, String secret) throws IOException {
        String body = JsonMapper.shared().writeValueAsString(hello());
        try (Socket socket = new Socket("localhost", server.url().getPort());
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII)) {
            out.write("POST /mcp HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host
                    + "\r\nAuthorization: Bearer " + secret + "\r\nAccept: " + ACCEPT
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\nConnection: close\r\n\r\n" + body);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
