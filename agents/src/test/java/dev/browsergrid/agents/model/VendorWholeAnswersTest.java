package dev.browsergrid.agents.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.WireServer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The test servers answer without streaming too, and LangChain4j's stock client is content with them.
class VendorWholeAnswersTest {
    @ParameterizedTest
    @EnumSource
    void an_answer_in_one_piece_holds_text_and_calls(Wire wire) {
        AiMessage answer = AiMessage.from(
                "Clicking",
                List.of(ToolExecutionRequest.builder()
                        .name("click")
                        .arguments("{\"ref\":\"e1\"}")
                        .build()));
        try (WireServer server = wire.server(Brain.scripted(answer))) {
            AiMessage heard = whole(wire, server).chat(UserMessage.from("Go")).aiMessage();

            assertThat(heard.text()).isEqualTo("Clicking");
            assertThat(heard.toolExecutionRequests())
                    .extracting(
                            ToolExecutionRequest::name, call -> call.arguments().replaceAll("\\s", ""))
                    .containsExactly(tuple("click", "{\"ref\":\"e1\"}"));
        }
    }

    private static ChatModel whole(Wire wire, WireServer server) {
        return switch (wire) {
            case OPENAI ->
                OpenAiChatModel.builder()
                        .httpClientBuilder(JdkHttpClient.builder())
                        .baseUrl(server.baseUrl())
                        .apiKey(server.key())
                        .modelName("m")
                        .maxRetries(0)
                        .build();
            case ANTHROPIC ->
                AnthropicChatModel.builder()
                        .httpClientBuilder(JdkHttpClient.builder())
                        .baseUrl(server.baseUrl())
                        .apiKey(server.key())
                        .modelName("m")
                        .maxRetries(0)
                        .build();
            case GEMINI ->
                GoogleAiGeminiChatModel.builder()
                        .httpClientBuilder(JdkHttpClient.builder())
                        .baseUrl(server.baseUrl())
                        .apiKey(server.key())
                        .modelName("m")
                        .maxRetries(0)
                        .build();
            case OLLAMA ->
                OllamaChatModel.builder()
                        .httpClientBuilder(JdkHttpClient.builder())
                        .baseUrl(server.baseUrl())
                        .modelName("m")
                        .maxRetries(0)
                        .build();
        };
    }
}
