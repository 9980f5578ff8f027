package dev.browsergrid.agents.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.List;
import java.util.Set;

/// A vendor's model that can be told about its own mistakes: a tool call whose arguments are no JSON object is sent
/// back with empty ones, since Anthropic's, Gemini's and Ollama's formats have no place for broken arguments and
/// LangChain4j would throw. OpenAI's own servers take the bound of an answer under a name of their own.
final class SteadyModel implements StreamingChatModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StreamingChatModel vendor;
    private final boolean openAi;

    /// `openAi` says that it is one of OpenAI's own.
    SteadyModel(StreamingChatModel vendor, boolean openAi) {
        this.vendor = vendor;
        this.openAi = openAi;
    }

    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        List<ChatMessage> messages =
                request.messages().stream().map(SteadyModel::sendable).toList();
        ChatRequest sound = ChatRequest.builder()
                .messages(messages)
                .parameters(parameters(request))
                .build();
        vendor.chat(sound, options, handler);
    }

    private ChatRequestParameters parameters(ChatRequest request) {
        ChatRequestParameters wished = request.parameters();
        if (!openAi || wished.maxOutputTokens() == null) {
            return wished;
        }
        return OpenAiChatRequestParameters.builder()
                .overrideWith(wished)
                .maxOutputTokens(null)
                .maxCompletionTokens(wished.maxOutputTokens())
                .build();
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return vendor.defaultRequestParameters();
    }

    @Override
    public ModelProvider provider() {
        return vendor.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return vendor.supportedCapabilities();
    }

    private static ChatMessage sendable(ChatMessage message) {
        if (!(message instanceof AiMessage answer)
                || answer.toolExecutionRequests().stream().allMatch(SteadyModel::sound)) {
            return message;
        }
        List<ToolExecutionRequest> calls = answer.toolExecutionRequests().stream()
                .map(call ->
                        sound(call) ? call : call.toBuilder().arguments("{}").build())
                .toList();
        return answer.toBuilder().toolExecutionRequests(calls).build();
    }

    private static boolean sound(ToolExecutionRequest call) {
        try {
            return call.arguments() != null && JSON.readTree(call.arguments()).isObject();
        } catch (JsonProcessingException _) {
            return false;
        }
    }
}
