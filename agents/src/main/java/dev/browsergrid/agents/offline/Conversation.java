package dev.browsergrid.agents.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the messages of a conversation say: the task, the exchange before it, the steps since, answers already found,
/// and the browser as it is now.
record Conversation(
        String task,
        String earlierTask,
        String earlierAnswer,
        List<String> files,
        List<Step> steps,
        List<String> noted,
        Observation seen) {
    /// Opens a line in which the model keeps an answer for the end.
    static final String NOTED = "Noted: ";

    private static final Pattern TASK = Pattern.compile("<task>\\R(.*?)\\R</task>", Pattern.DOTALL);
    private static final String VOID = "error(approval_void)";
    private static final Pattern SPOKEN = Pattern.compile("<user_message>\\R(.*?)\\R</user_message>", Pattern.DOTALL);
    private static final Pattern FILES = Pattern.compile("<files>\\R(.*?)</files>", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?m)^- (.+) \\([^()]*\\)\\s*$");
    private static final Pattern CALL_ID = Pattern.compile("wish-(\\d+)-\\d+");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Conversation of(List<ChatMessage> messages) {
        Conversation read = new Conversation("", "", "", List.of(), List.of(), List.of(), Observation.NONE);
        List<ToolExecutionRequest> open = new ArrayList<>();
        for (ChatMessage message : messages) {
            read = switch (message) {
                case UserMessage user -> read.heard(text(user));
                case AiMessage said -> {
                    open.addAll(said.toolExecutionRequests());
                    yield read.said(said);
                }
                case ToolExecutionResultMessage result -> read.happened(open, result);
                default -> read;
            };
        }
        return read;
    }

    private Conversation heard(String text) {
        Observation now = Observation.in(text).orElse(seen);
        Matcher found = TASK.matcher(text);
        if (!found.find()) {
            // what the user says meanwhile is done after what was to be done anyway
            String more = spoken(text).map(words -> task + ". " + words).orElse(task);
            return new Conversation(more, earlierTask, earlierAnswer, files, steps, noted, now);
        }
        return new Conversation(
                found.group(1).strip(), task, earlierAnswer, fileNames(text), List.of(), List.of(), now);
    }

    private Conversation said(AiMessage message) {
        String text = message.text() == null ? "" : message.text();
        List<String> notes = new ArrayList<>(noted);
        text.lines()
                .filter(line -> line.startsWith(NOTED))
                .map(line -> line.substring(NOTED.length()))
                .forEach(notes::add);
        String answer = message.hasToolExecutionRequests() ? earlierAnswer : text;
        return new Conversation(task, earlierTask, answer, files, steps, List.copyOf(notes), seen);
    }

    private Conversation happened(List<ToolExecutionRequest> open, ToolExecutionResultMessage result) {
        String text = result.text() == null ? "" : result.text();
        List<Step> more = new ArrayList<>(steps);
        if (text.startsWith(VOID)) {
            // nothing was done, and what the page says now is worth another try
            return new Conversation(
                    task,
                    earlierTask,
                    earlierAnswer,
                    files,
                    steps,
                    noted,
                    Observation.in(text).orElse(seen));
        }
        open.stream()
                .filter(request ->
                        Objects.equals(request.id(), result.id()) && Objects.equals(request.name(), result.toolName()))
                .findFirst()
                .ifPresent(request -> {
                    Matcher id = CALL_ID.matcher(request.id() == null ? "" : request.id());
                    int wish = id.matches() ? Integer.parseInt(id.group(1)) : 0;
                    more.add(new Step(wish, request.name(), arguments(request), !text.startsWith("error"), text));
                });
        Observation now = Observation.in(text).orElse(seen);
        if (result.toolName().equals("ask_user") && spoken(text).isPresent()) {
            // as if the question had been the answer, and the answer the next task
            String question = more.getLast().arguments().path("question").asText();
            return new Conversation(spoken(text).get(), task, question, files, List.of(), noted, now);
        }
        return new Conversation(task, earlierTask, earlierAnswer, files, List.copyOf(more), noted, now);
    }

    private static Optional<String> spoken(String text) {
        String words = SPOKEN.matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .collect(Collectors.joining(". "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    static String id(int wish, int step) {
        return "wish-" + wish + "-" + step;
    }

    static String json(Map<String, Object> arguments, String reason) {
        Map<String, Object> all = new HashMap<>(arguments);
        all.putIfAbsent("reason", reason);
        try {
            return JSON.writeValueAsString(new java.util.TreeMap<>(all));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values can always be written", impossible);
        }
    }

    private static JsonNode arguments(ToolExecutionRequest request) {
        try {
            return JSON.readTree(request.arguments() == null ? "{}" : request.arguments());
        } catch (JsonProcessingException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static List<String> fileNames(String text) {
        Matcher block = FILES.matcher(text);
        return block.find()
                ? FILE.matcher(block.group(1))
                        .results()
                        .map(file -> file.group(1))
                        .toList()
                : List.of();
    }

    private static String text(UserMessage message) {
        return message.contents().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }
}
