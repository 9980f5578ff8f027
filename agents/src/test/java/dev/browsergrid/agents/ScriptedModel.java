package dev.browsergrid.agents;

import dev.browsergrid.agents.model.ModelInfo;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// A model that says what a test wrote down, turn by turn; the last turn repeats. It keeps the requests it got.
final class ScriptedModel implements StreamingChatModel {
    static final ModelInfo TEXT = new ModelInfo("test/script", "test", "Script", false, false);
    static final ModelInfo IMAGES = new ModelInfo("test/script", "test", "Script", true, false);

    private final Deque<BiConsumer<ChatRequest, StreamingChatResponseHandler>> turns = new ArrayDeque<>();
    private final List<ChatRequest> requests = Collections.synchronizedList(new ArrayList<>());

    ScriptedModel then(BiConsumer<ChatRequest, StreamingChatResponseHandler> turn) {
        turns.add(turn);
        return this;
    }

    /// One that clicks for ever.
    static ScriptedModel endless() {
        return new ScriptedModel().calls("click {\"ref\":\"e3\"}");
    }

    /// A turn of tool calls, each `name {json}`.
    ScriptedModel calls(String... calls) {
        return calls(_ -> List.of(calls));
    }

    ScriptedModel calls(Function<ChatRequest, List<String>> calls) {
        return then((request, handler) -> handler.onCompleteResponse(answer(AiMessage.from(
                calls.apply(request).stream().map(ScriptedModel::call).toList()))));
    }

    ScriptedModel says(String... words) {
        return then((_, handler) -> {
            Stream.of(words).forEach(handler::onPartialResponse);
            handler.onCompleteResponse(answer(AiMessage.from(String.join("", words))));
        });
    }

    ScriptedModel fails(RuntimeException problem) {
        return then((_, handler) -> handler.onError(problem));
    }

    /// A turn that never answers.
    ScriptedModel hangs() {
        return then((_, _) -> {});
    }

    List<ChatRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        requests.add(request);
        BiConsumer<ChatRequest, StreamingChatResponseHandler> turn =
                turns.size() > 1 ? turns.removeFirst() : turns.getFirst();
        turn.accept(request, handler);
    }

    private static ChatResponse answer(AiMessage message) {
        return ChatResponse.builder()
                .aiMessage(message)
                .tokenUsage(new TokenUsage(100, 10))
                .build();
    }

    private static ToolExecutionRequest call(String call) {
        int space = call.indexOf(' ');
        return ToolExecutionRequest.builder()
                .id("call-" + call.hashCode())
                .name(space < 0 ? call : call.substring(0, space))
                .arguments(space < 0 ? "{}" : call.substring(space + 1))
                .build();
    }
}
