package dev.browsergrid.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.browsergrid.agents.oversight.Question;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Turns a tool's name and the JSON the model wrote into a typed call, or says what is wrong with it. Never throws.
final class ToolCallParser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int READ_DEFAULT = 8_000;
    private static final int READ_MOST = 20_000;
    private static final double MOST_SECONDS = 30;
    private static final double MOST_PAGES = 50;
    private static final int MOST_PLANNED = 100;
    private static final int MOST_FIELDS = 50;

    private ToolCallParser() {}

    static ParsedCall parse(String tool, String json) {
        if (!ToolCatalog.names().contains(tool)) {
            return new ParsedCall.Invalid(
                    ToolError.UNKNOWN_TOOL,
                    "there is no tool \"" + tool + "\"; the tools are " + String.join(", ", ToolCatalog.names()));
        }
        JsonNode object;
        try {
            object = json.isBlank() ? JSON.createObjectNode() : JSON.readTree(json);
        } catch (JsonProcessingException problem) {
            return invalid("the arguments are not valid JSON: " + problem.getOriginalMessage());
        }
        if (!object.isObject()) {
            return invalid("the arguments must be a JSON object");
        }
        Arguments arguments = new Arguments(object);
        Optional<ToolCall> call = call(tool, arguments);
        if (call.isEmpty() || !arguments.problems().isEmpty()) {
            return invalid(String.join("; ", arguments.problems()));
        }
        String reason = object.path("reason").asText("").strip();
        return new ParsedCall.Valid(call.get(), reason);
    }

    private static ParsedCall.Invalid invalid(String message) {
        return new ParsedCall.Invalid(ToolError.INVALID_ARGUMENTS, message);
    }

    private static Optional<ToolCall> call(String tool, Arguments given) {
        return Optional.ofNullable(
                switch (tool) {
                    case "navigate" -> new ToolCall.Navigate(given.words("url"));
                    case "back" -> new ToolCall.Back();
                    case "click" -> click(given);
                    case "click_at" -> clickAt(given);
                    case "type" ->
                        new ToolCall.Type(
                                given.ref("ref"),
                                given.text("text"),
                                given.flag("clear", true),
                                given.flag("submit", false));
                    case "fill_form" ->
                        new ToolCall.FillForm(given.each(
                                "fields",
                                MOST_FIELDS,
                                field -> new ToolCall.Field(field.ref("ref"), field.text("value"))));
                    case "press" ->
                        new ToolCall.Press(
                                given.words("keys"), given.optionalRef("ref").orElse(null));
                    case "select" -> new ToolCall.Select(given.ref("ref"), given.someTexts("values"));
                    case "hover" -> new ToolCall.Hover(given.ref("ref"));
                    case "scroll" -> scroll(given);
                    case "scroll_to" -> scrollTo(given);
                    case "drag" -> new ToolCall.Drag(given.ref("from"), given.ref("to"));
                    case "wait" -> new ToolCall.Wait(until(given));
                    case "read" ->
                        new ToolCall.Read(given.optionalRef("ref").orElse(null), (int)
                                given.number("max_chars", 1, READ_MOST, READ_DEFAULT));
                    case "find" -> new ToolCall.Find(given.words("query"));
                    case "screenshot" -> new ToolCall.TakeScreenshot(given.flag("full_page", false));
                    case "zoom" -> new ToolCall.Zoom(part(given));
                    case "tabs" -> tabs(given);
                    case "upload" -> new ToolCall.Upload(given.ref("ref"), given.someTexts("files"));
                    case "remember" -> new ToolCall.Remember(given.words("fact"));
                    case "update_plan" ->
                        new ToolCall.UpdatePlan(
                                given.someTexts("steps"), (int) given.number("done", 0, MOST_PLANNED, 0));
                    case "done" ->
                        new ToolCall.Done(
                                given.words("answer"),
                                given.flag("success", true),
                                given.texts("evidence"),
                                given.json("output"));
                    case "ask_user" -> askUser(given);
                    case "yield_to_user" ->
                        new ToolCall.YieldToUser(given.words(given.has("what") ? "what" : "reason"));
                    default -> null;
                });
    }

    private static ToolCall askUser(Arguments given) {
        List<String> choices = given.texts("choices");
        Question.Kind usual = choices.isEmpty() ? Question.Kind.TEXT : Question.Kind.CHOICE;
        return new ToolCall.AskUser(given.words("question"), given.choice("kind", Question.Kind.class, usual), choices);
    }

    private enum Answer {
        ACCEPT,
        DISMISS
    }

    private static ToolCall click(Arguments given) {
        return new ToolCall.Click(
                given.ref("ref"),
                given.flag("double", false),
                given.choice("button", ToolCall.MouseButton.class, ToolCall.MouseButton.LEFT),
                dialog(given));
    }

    private static ToolCall clickAt(Arguments given) {
        return new ToolCall.ClickAt(
                given.pixels("x", 0),
                given.pixels("y", 0),
                given.flag("double", false),
                given.choice("button", ToolCall.MouseButton.class, ToolCall.MouseButton.LEFT),
                dialog(given));
    }

    private static ToolCall.DialogAnswer dialog(Arguments given) {
        return new ToolCall.DialogAnswer(
                given.choice("on_dialog", Answer.class, Answer.DISMISS) == Answer.ACCEPT,
                given.optionalText("dialog_text"));
    }

    private static ToolCall.Part part(Arguments given) {
        return given.has("ref")
                ? new ToolCall.Part.Element(given.ref("ref"))
                : new ToolCall.Part.Region(
                        given.pixels("x", 0),
                        given.pixels("y", 0),
                        given.pixels("width", 1),
                        given.pixels("height", 1));
    }

    private static ToolCall scroll(Arguments given) {
        if (!given.has("direction")) {
            given.problem("\"direction\" is required: up, down, left or right");
        }
        return new ToolCall.Scroll(
                given.choice("direction", ToolCall.Direction.class, ToolCall.Direction.DOWN),
                given.number("pages", 0.1, MOST_PAGES, 1),
                given.optionalRef("ref").orElse(null));
    }

    private static ToolCall scrollTo(Arguments given) {
        String text = given.optionalText("text").strip();
        if (!given.has("ref") && text.isEmpty()) {
            given.problem("\"ref\" or \"text\" is required");
        }
        return new ToolCall.ScrollTo(given.optionalRef("ref").orElse(null), text);
    }

    private static ToolCall.Until until(Arguments given) {
        if (given.has("text")) {
            return new ToolCall.Until.TextShown(given.words("text"));
        }
        if (given.has("text_gone")) {
            return new ToolCall.Until.TextGone(given.words("text_gone"));
        }
        if (given.flag("idle", false)) {
            return new ToolCall.Until.Idle();
        }
        return new ToolCall.Until.Elapsed(given.number("seconds", 0, MOST_SECONDS, 1));
    }

    private static ToolCall tabs(Arguments given) {
        String action = given.optionalText("action").toLowerCase(Locale.ROOT);
        return switch (action) {
            case "list" -> new ToolCall.ListTabs();
            case "new" -> new ToolCall.NewTab(given.optionalText("url").strip());
            case "switch" -> new ToolCall.SwitchTab(given.words("tab"));
            case "close" -> new ToolCall.CloseTab(given.optionalText("tab").strip());
            default -> {
                given.problem("\"action\" must be one of list, new, switch, close");
                yield new ToolCall.ListTabs();
            }
        };
    }
}
