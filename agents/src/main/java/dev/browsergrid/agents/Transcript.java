package dev.browsergrid.agents;

import dev.browsergrid.agents.oversight.Interlude;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The conversation with the model. Only the newest look at the browser is kept in full: older ones shrink to a line
/// and their pictures go, and what tools told long ago is cut short, so that a run of many steps stays affordable.
final class Transcript {
    private static final Pattern BROWSER = Pattern.compile("<browser>.*?</browser>", Pattern.DOTALL);
    private static final String LEFT_OUT = "… (the rest is left out)";
    private static final int LONGEST_OLD_RESULT = 2_000;
    private static final int LONGEST_VERY_OLD_RESULT = 200;
    private static final int RECENT_TURNS = 8;

    private final List<ChatMessage> messages = new ArrayList<>();
    private final boolean images;
    private String lastUrl;

    Transcript(Task task, Observation seen, boolean images) {
        this.images = images;
        this.lastUrl = seen.url();
        messages.add(SystemMessage.from(Prompt.system(task)));
        for (Turn turn : task.earlier()) {
            messages.add(UserMessage.from(Prompt.earlierTask(turn)));
            messages.add(AiMessage.from(turn.answer().isBlank() ? "(no answer)" : turn.answer()));
        }
        String text = Prompt.task(task, seen);
        messages.add(picture(seen.screenshot())
                .map(image -> UserMessage.from(TextContent.from(text), image))
                .orElseGet(() -> UserMessage.from(text)));
    }

    List<ChatMessage> messages() {
        return List.copyOf(messages);
    }

    /// Adds what the model said. Called before [#results].
    void answered(AiMessage answer) {
        messages.add(answer);
    }

    /// Adds the results of a turn, the last of them with a fresh look as it is to be `shown`, and shrinks what came
    /// before.
    void results(
            List<ToolExecutionResultMessage> results, String shown, Observation seen, Optional<Screenshot> picture) {
        shrink();
        messages.addAll(results.subList(0, results.size() - 1));
        ToolExecutionResultMessage last = results.getLast();
        messages.add(withText(last, last.text() + "\n\n" + shown));
        lastUrl = seen.url();
        // after a close look the page itself is shown too: it is what places are told by
        List<Content> pictures = Stream.of(picture, seen.screenshot())
                .flatMap(each -> picture(each).stream())
                .map(Content.class::cast)
                .toList();
        if (!pictures.isEmpty()) {
            messages.add(UserMessage.from(pictures));
        }
    }

    /// Adds what happened between two turns, with a fresh look as it is to be `shown`.
    void interrupted(Interlude interlude, String shown, Observation seen) {
        shrink();
        lastUrl = seen.url();
        String text = Prompt.interlude(interlude, shown);
        messages.add(picture(seen.screenshot())
                .map(image -> UserMessage.from(TextContent.from(text), image))
                .orElseGet(() -> UserMessage.from(text)));
    }

    /// Tells the model something outside of any tool result.
    void remark(String text) {
        messages.add(UserMessage.from(text));
    }

    private Optional<ImageContent> picture(Optional<Screenshot> screenshot) {
        return screenshot
                .filter(_ -> images)
                .map(shot -> ImageContent.from(Base64.getEncoder().encodeToString(shot.jpeg()), "image/jpeg"));
    }

    private void shrink() {
        List<ChatMessage> smaller = new ArrayList<>();
        long turns = messages.stream().filter(AiMessage.class::isInstance).count();
        long turn = 0;
        for (ChatMessage message : messages) {
            turn += message instanceof AiMessage ? 1 : 0;
            int most = turns - turn < RECENT_TURNS ? LONGEST_OLD_RESULT : LONGEST_VERY_OLD_RESULT;
            switch (message) {
                case UserMessage user -> withoutImages(user).ifPresent(smaller::add);
                case ToolExecutionResultMessage result -> smaller.add(withText(result, shrunk(result.text(), most)));
                default -> smaller.add(message);
            }
        }
        messages.clear();
        messages.addAll(smaller);
    }

    private Optional<ChatMessage> withoutImages(UserMessage message) {
        return message.contents().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .findFirst()
                .map(text -> UserMessage.from(withoutBrowser(text)));
    }

    private static ToolExecutionResultMessage withText(ToolExecutionResultMessage result, String text) {
        return ToolExecutionResultMessage.from(result.id(), result.toolName(), text);
    }

    private String shrunk(String result, int most) {
        String text = withoutBrowser(result);
        return text.length() <= most + LEFT_OUT.length() ? text : text.substring(0, most) + LEFT_OUT;
    }

    private String withoutBrowser(String text) {
        String line = "<browser-was url=\"" + lastUrl.replace('"', '\'') + "\"/>";
        return BROWSER.matcher(text).replaceAll(Matcher.quoteReplacement(line));
    }
}
