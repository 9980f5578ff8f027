package dev.browsergrid.agents.scenario;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.browsergrid.agents.wire.Brain;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A model that does what a scenario says, turn by turn. It is no model, but it has to find everything it speaks of,
/// elements and what it answers, in the very request it was sent. Where it stands it reads from the conversation.
final class Script implements Brain {
    private static final Pattern FOUND = Pattern.compile("\\$\\{([^{}]+)}");
    private static final Pattern ELEMENT = Pattern.compile("\"@([^\"]+)\"");
    private static final Pattern REF = Pattern.compile("\\[ref=(\\w+)]");

    private final List<List<String>> turns;

    /// Each turn is calls, each `name {json}`.
    Script(List<List<String>> turns) {
        this.turns = turns;
    }

    @Override
    public ChatResponse answer(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        int turn = (int) messages.stream().filter(AiMessage.class::isInstance).count();
        if (turn >= turns.size()) {
            throw new AssertionError("the script has ended, and yet it is asked: " + news(messages));
        }
        String news = news(messages);
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(
                        turns.get(turn).stream().map(line -> call(line, news)).toList()))
                .build();
    }

    private static ToolExecutionRequest call(String line, String news) {
        int space = line.indexOf(' ');
        String arguments =
                FOUND.matcher(line.substring(space + 1)).replaceAll(found -> quoted(found(found.group(1), news)));
        return ToolExecutionRequest.builder()
                .name(line.substring(0, space))
                .arguments(ELEMENT.matcher(arguments)
                        .replaceAll(element -> Matcher.quoteReplacement("\"" + ref(element.group(1), news) + "\"")))
                .build();
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(
                new String(JsonStringEncoder.getInstance().quoteAsString(text)));
    }

    private static String found(String pattern, String news) {
        Matcher matcher = Pattern.compile(pattern).matcher(news);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + news);
        }
        return matcher.group(matcher.groupCount());
    }

    /// The ref of the last part of a path such as `article Clay teapot / button Add to cart`, each looked for behind
    /// the one before.
    private static String ref(String path, String news) {
        List<String> lines = news.substring(Math.max(0, news.lastIndexOf("<browser>")))
                .lines()
                .toList();
        int at = -1;
        for (String part : path.split(" / ", -1)) {
            String[] element = part.split(" ", 2);
            Pattern line = Pattern.compile(
                    "\\s*- '?" + element[0] + "\\b.*" + (element.length > 1 ? Pattern.quote(element[1]) : "") + ".*");
            at++;
            while (at < lines.size()
                    && !(line.matcher(lines.get(at)).matches()
                            && REF.matcher(lines.get(at)).find())) {
                at++;
            }
            if (at == lines.size()) {
                throw new AssertionError("no " + part + " of " + path + " in " + news);
            }
        }
        Matcher ref = REF.matcher(lines.get(at));
        return ref.find() ? ref.group(1) : "";
    }

    /// What was said since the last answer.
    private static String news(List<ChatMessage> messages) {
        int last = -1;
        for (int index = 0; index < messages.size(); index++) {
            last = messages.get(index) instanceof AiMessage ? index : last;
        }
        return messages.subList(last + 1, messages.size()).stream()
                .map(Script::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(ChatMessage message) {
        return switch (message) {
            case UserMessage user ->
                user.contents().stream()
                        .filter(TextContent.class::isInstance)
                        .map(content -> ((TextContent) content).text())
                        .collect(Collectors.joining("\n"));
            case ToolExecutionResultMessage result -> result.text();
            default -> "";
        };
    }
}
