package dev.browsergrid.agents;

import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The newest page a model was shown.
final class Newest {
    private static final Pattern NAMED = Pattern.compile("\"ref\":\"([A-Z][^\"]*)\"");

    private Newest() {}

    /// A call with the names of elements in it replaced by their refs.
    static String named(ChatRequest request, String call) {
        return NAMED.matcher(call).replaceAll(name -> "\"ref\":\"" + ref(request, name.group(1)) + "\"");
    }

    static String ref(ChatRequest request, String name) {
        String page = page(request);
        return BrowserFixture.ref(
                new Observation("", "", List.of(), List.of(), page, Optional.empty()), "\"" + name + "\"");
    }

    static String page(ChatRequest request) {
        String all = request.messages().stream()
                .map(message -> switch (message) {
                    case UserMessage user ->
                        user.contents().stream()
                                .filter(TextContent.class::isInstance)
                                .map(content -> ((TextContent) content).text())
                                .collect(Collectors.joining("\n"));
                    case ToolExecutionResultMessage result -> result.text();
                    default -> "";
                })
                .collect(Collectors.joining("\n"));
        return all.substring(all.lastIndexOf("<browser>"));
    }
}
