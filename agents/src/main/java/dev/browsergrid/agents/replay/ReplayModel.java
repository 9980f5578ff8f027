package dev.browsergrid.agents.replay;

import dev.browsergrid.agents.offline.Observation;
import dev.browsergrid.agents.replay.recipe.Sight;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Stands where a model stands in a run's loop, and answers from a recipe: nothing is asked of anybody.
/// Serves one run; the loop asks one thing at a time, each on a thread it starts for it.
final class ReplayModel implements StreamingChatModel {
    private static final String DEAF = "This is a replay without a model; it cannot heed what it is told.";

    private final Repeating repeating;
    private int turn;

    ReplayModel(Repeating repeating) {
        this.repeating = repeating;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        List<ChatMessage> messages = request.messages();
        String told = messages.reversed().stream()
                .map(ReplayModel::text)
                .filter(text -> text.contains("<browser>"))
                .findFirst()
                .orElse("");
        List<ToolExecutionRequest> calls = new ArrayList<>();
        turn++;
        for (Repeating.Call call : repeating.next(turn, sight(told), results(messages))) {
            calls.add(ToolExecutionRequest.builder()
                    .id("replay-" + turn + "-" + calls.size())
                    .name(call.tool())
                    .arguments(call.arguments())
                    .build());
        }
        boolean spoken =
                messages.getLast() instanceof UserMessage last && text(last).contains("<user_message>");
        if (spoken) {
            handler.onPartialResponse(DEAF);
        }
        handler.onCompleteResponse(ChatResponse.builder()
                .aiMessage(spoken ? AiMessage.from(DEAF, calls) : AiMessage.from(calls))
                .metadata(ChatResponseMetadata.builder()
                        .modelName(Replay.MODEL)
                        .tokenUsage(new TokenUsage(0, 0, 0))
                        .finishReason(FinishReason.TOOL_EXECUTION)
                        .build())
                .build());
    }

    private Sight sight(String told) {
        String block = told.substring(Math.max(0, told.lastIndexOf("<browser>")));
        Optional<Observation> seen = Observation.in(block);
        return new Sight(
                turn,
                seen.map(Observation::url).orElse(""),
                seen.flatMap(Observation::activeTab).map(Observation.Tab::title).orElse(""),
                seen.isPresent() ? block : "<browser>\n</browser>");
    }

    /// What became of the calls made last.
    private static List<String> results(List<ChatMessage> messages) {
        int said = messages.size() - 1;
        while (said >= 0 && !(messages.get(said) instanceof AiMessage)) {
            said--;
        }
        return messages.subList(said + 1, messages.size()).stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(ReplayModel::text)
                .toList();
    }

    private static String text(ChatMessage message) {
        return switch (message) {
            case ToolExecutionResultMessage result -> result.text();
            case UserMessage user ->
                user.contents().stream()
                        .filter(TextContent.class::isInstance)
                        .map(content -> ((TextContent) content).text())
                        .collect(Collectors.joining("\n"));
            default -> "";
        };
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return DefaultChatRequestParameters.builder().modelName(Replay.MODEL).build();
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
