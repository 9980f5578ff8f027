package dev.browsergrid.agents.offline;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The built-in model that needs no key and no network: reads the same prompt as any other model and answers with the
/// same tool calls, by rules over English and the page's snapshot. Deterministic and stateless: where a task stands is
/// read from the conversation each time. What it does not understand it says.
public final class OfflineModel implements ChatModel, StreamingChatModel {
    /// The name it reports.
    public static final String NAME = "offline-rules";

    private static final Pattern WORD = Pattern.compile("(?<=\\s)");

    private final Playground playground;

    /// `playground` is where the bundled practice site is served, such as `http://127.0.0.1:8080/playground/`.
    public OfflineModel(URI playground) {
        String base = playground.toString();
        this.playground = new Playground(base.endsWith("/") ? playground : URI.create(base + "/"));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        AiMessage message = new Thinking(
                        Conversation.of(request.messages()), Shaping.wanted(request.messages()), playground)
                .next();
        return ChatResponse.builder()
                .aiMessage(message)
                .metadata(ChatResponseMetadata.builder()
                        .modelName(NAME)
                        .tokenUsage(new TokenUsage(0, 0, 0))
                        .finishReason(FinishReason.TOOL_EXECUTION)
                        .build())
                .build();
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatResponse response = doChat(request);
        AiMessage message = response.aiMessage();
        String text = message.text() == null ? "" : message.text();
        for (String word : WORD.splitAsStream(text).toList()) {
            if (!word.isEmpty()) {
                handler.onPartialResponse(word);
            }
        }
        for (int index = 0; index < message.toolExecutionRequests().size(); index++) {
            handler.onCompleteToolCall(
                    new CompleteToolCall(index, message.toolExecutionRequests().get(index)));
        }
        handler.onCompleteResponse(response);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return DefaultChatRequestParameters.builder().modelName(NAME).build();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return List.of();
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.OTHER;
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return Set.of();
    }
}
