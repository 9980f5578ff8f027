package dev.browsergrid.agents.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The servers seen without LangChain4j: what a vendor's own client would get.
class WireServerTest {
    private static final String GOOD_ANTHROPIC =
            "{\"model\":\"m\",\"max_tokens\":9,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final AiMessage TEXT_AND_CALL = AiMessage.from(
            "Clicking now",
            List.of(ToolExecutionRequest.builder()
                    .name("click")
                    .arguments("{\"ref\":\"e12\"}")
                    .build()));

    @Test
    void anthropic_opens_fills_and_closes_blocks_in_order() throws Exception {
        try (WireServer server = new AnthropicWireServer(Brain.scripted(TEXT_AND_CALL))) {
            String body =
                    post(server, "/messages", GOOD_ANTHROPIC, anthropic(server)).body();

            assertThat(body.lines().filter(line -> line.startsWith("event: ")).distinct())
                    .containsExactly(
                            "event: message_start",
                            "event: ping",
                            "event: content_block_start",
                            "event: content_block_delta",
                            "event: content_block_stop",
                            "event: message_delta",
                            "event: message_stop");
            assertThat(body).contains("\"stop_reason\":\"tool_use\"", "\"partial_json\":\"{\\\"ref\\\":\\\"e\"");
        }
    }

    @Test
    void openai_splits_arguments_and_says_done() throws Exception {
        String question = "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        try (WireServer server = new OpenAiWireServer(Brain.scripted(TEXT_AND_CALL))) {
            String body = post(server, "/chat/completions", question, "Authorization", "Bearer " + server.key())
                    .body();

            assertThat(body).endsWith("data: [DONE]\n\n").contains("\"arguments\":\"{\\\"ref\\\":\\\"e\"");
            assertThat(body).contains("\"finish_reason\":\"tool_calls\"", "\"prompt_tokens\":");
        }
    }

    @Test
    void ollama_writes_one_object_a_line_and_streams_by_default() throws Exception {
        String question = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        try (WireServer server = new OllamaWireServer(Brain.scripted(TEXT_AND_CALL))) {
            List<JsonNode> lines = post(server, "/api/chat", question)
                    .body()
                    .lines()
                    .map(WireJson::parse)
                    .toList();

            assertThat(lines).hasSizeGreaterThan(3);
            assertThat(lines.getLast().path("done").asBoolean()).isTrue();
        }
    }

    @Test
    void gemini_keeps_calls_whole_and_signs_them() throws Exception {
        String question = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}]}";
        try (WireServer server = new GeminiWireServer(Brain.scripted(TEXT_AND_CALL))) {
            String body = post(
                            server, "/models/m:streamGenerateContent?alt=sse", question, "x-goog-api-key", server.key())
                    .body();

            assertThat(body)
                    .contains("\"args\":{\"ref\":\"e12\"}", "\"thoughtSignature\":", "\"finishReason\":\"STOP\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /elsewhere | {}                                                                          | 404 | not_found_error
        /messages  | {"model":"m","messages":[{"role":"user","content":"hi"}]}                   | 400 | invalid_request_error
        /messages  | {"model":"m","max_tokens":9,"messages":[]}                                  | 400 | invalid_request_error
        /messages  | {"model":"m","max_tokens":9,"messages":[{"role":"assistant","content":"hi"}]} | 400 | invalid_request_error
        /messages  | {not json                                                                   | 400 | invalid_request_error
        """)
    void a_wrong_request_gets_the_vendors_error(String path, String body, int status, String type) throws Exception {
        try (WireServer server = new AnthropicWireServer(Brain.saying("never said"))) {
            HttpResponse<String> response = post(server, path, body, anthropic(server));

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(WireJson.parse(response.body()).at("/error/type").asText())
                    .isEqualTo(type);
        }
    }

    @Test
    void a_missing_version_header_is_refused() throws Exception {
        try (WireServer server = new AnthropicWireServer(Brain.saying("never said"))) {
            HttpResponse<String> response = post(server, "/messages", GOOD_ANTHROPIC, "x-api-key", server.key());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("anthropic-version");
        }
    }

    @Test
    void a_failing_brain_is_seen_by_the_test() throws Exception {
        try (WireServer server = new AnthropicWireServer(Brain.scripted())) {
            HttpResponse<String> response = post(server, "/messages", GOOD_ANTHROPIC, anthropic(server));

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("the test's brain failed");
        }
    }

    private static String[] anthropic(WireServer server) {
        return new String[] {"x-api-key", server.key(), "anthropic-version", "2023-06-01"};
    }

    private static HttpResponse<String> post(WireServer server, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
