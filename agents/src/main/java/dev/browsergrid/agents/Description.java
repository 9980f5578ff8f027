package dev.browsergrid.agents;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says a tool call in words a person reads, naming elements as the page shows them.
final class Description {
    private static final int LONGEST_TEXT = 60;
    private static final int LONGEST_LIST = 200;

    private final String page;

    Description(String page) {
        this.page = page;
    }

    String of(ToolCall call) {
        return switch (call) {
            case ToolCall.Navigate(var url) -> "Open " + Prompt.shorten(url, 100);
            case ToolCall.Back() -> "Go back";
            case ToolCall.Click click -> clickWord(click.button(), click.twice()) + " " + element(click.ref());
            case ToolCall.ClickAt click ->
                clickWord(click.button(), click.twice()) + " at %.0f, %.0f".formatted(click.x(), click.y());
            case ToolCall.Type type ->
                "Type " + quoted(type.text()) + " into " + element(type.ref())
                        + (type.submit() ? " and press Enter" : "");
            case ToolCall.FillForm(var fields) ->
                "Fill in "
                        + Prompt.shorten(
                                fields.stream()
                                        .map(field -> element(field.ref()))
                                        .collect(Collectors.joining(", ")),
                                LONGEST_LIST);
            case ToolCall.Press(var keys, var ref) -> "Press " + keys + on(" in ", ref);
            case ToolCall.Select(var ref, var values) -> "Choose " + listed(values) + " in " + element(ref);
            case ToolCall.Hover(var ref) -> "Point at " + element(ref);
            case ToolCall.Scroll scroll -> "Scroll " + scroll.direction().word() + on(" in ", scroll.ref());
            case ToolCall.ScrollTo(var ref, var text) -> "Scroll to " + (ref == null ? quoted(text) : element(ref));
            case ToolCall.Drag(var from, var to) -> "Drag " + element(from) + " onto " + element(to);
            case ToolCall.Wait(var until) ->
                switch (until) {
                    case ToolCall.Until.Elapsed(var seconds) -> "Wait " + seconds + " seconds";
                    case ToolCall.Until.TextShown(var text) -> "Wait for " + quoted(text);
                    case ToolCall.Until.Idle() -> "Wait until the page is at rest";
                    case ToolCall.Until.TextGone(var text) -> "Wait until " + quoted(text) + " is gone";
                };
            case ToolCall.Read read -> "Read " + (read.ref() == null ? "the page" : element(read.ref()));
            case ToolCall.Find(var query) -> "Look for " + quoted(query);
            case ToolCall.TakeScreenshot _ -> "Take a picture of the page";
            case ToolCall.Zoom(ToolCall.Part.Element(var ref)) -> "Look closer at " + element(ref);
            case ToolCall.Zoom(ToolCall.Part.Region _) -> "Look closer at a part of the page";
            case ToolCall.ListTabs() -> "List the tabs";
            case ToolCall.NewTab(var url) -> url.isEmpty() ? "Open a new tab" : "Open " + url + " in a new tab";
            case ToolCall.SwitchTab(var tab) -> "Switch to tab " + tab;
            case ToolCall.CloseTab(var tab) -> tab.isEmpty() ? "Close the tab" : "Close tab " + tab;
            case ToolCall.Upload(var ref, var files) -> "Upload " + listed(files) + " with " + element(ref);
            case ToolCall.Remember(var fact) -> "Remember " + quoted(fact);
            case ToolCall.UpdatePlan plan -> plan(plan);
            case ToolCall.Done done -> done.success() ? "Finish" : "Give up";
            case ToolCall.AskUser _ -> "Ask the user";
            case ToolCall.YieldToUser _ -> "Hand over to the user";
        };
    }

    private static String clickWord(ToolCall.MouseButton button, boolean twice) {
        return switch (button) {
            case LEFT -> twice ? "Double-click" : "Click";
            case RIGHT -> "Right-click";
            case MIDDLE -> "Middle-click";
        };
    }

    private static String plan(ToolCall.UpdatePlan plan) {
        List<String> steps = plan.steps();
        String left = steps.stream()
                .skip(plan.done())
                .map(step -> Prompt.shorten(step, LONGEST_TEXT))
                .collect(Collectors.joining(" · "));
        return "Plan, %d of %d done%s"
                .formatted(
                        Math.min(plan.done(), steps.size()),
                        steps.size(),
                        left.isEmpty() ? "" : ": " + Prompt.shorten(left, LONGEST_LIST));
    }

    private String on(String preposition, @Nullable String ref) {
        return ref == null ? "" : preposition + element(ref);
    }

    // a line of the page: - button "Buy" [ref=e5] …, or '- button "Say: hi" [ref=e5]' when YAML needs quotes
    private String element(String ref) {
        Matcher line = Pattern.compile(
                        "^\\s*- '?(\\w+)(?: \"((?:[^\"\\\\]|\\\\.)*)\")?[^\\n]*\\[ref=" + ref + "]", Pattern.MULTILINE)
                .matcher(page);
        if (!line.find()) {
            return "element " + ref;
        }
        String name = line.group(2);
        return name == null || name.isBlank() ? line.group(1) : line.group(1) + " " + quoted(name.replace("\\", ""));
    }

    private static String quoted(String text) {
        return "“" + Prompt.shorten(text.replaceAll("\\s+", " "), LONGEST_TEXT) + "”";
    }

    private static String listed(List<String> texts) {
        return String.join(", ", texts.stream().map(Description::quoted).toList());
    }
}
