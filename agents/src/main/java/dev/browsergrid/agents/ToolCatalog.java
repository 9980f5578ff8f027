package dev.browsergrid.agents;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;
import java.util.function.UnaryOperator;

/// The tools as models are told about them. What each one accepts is decided by [ToolCallParser]; the two change
/// together.
public final class ToolCatalog {
    private static final String DONE = "done";
    private static final String REF = "Ref of the element, such as e5 or f1e2, from the newest page";

    private static final List<ToolSpecification> TOOLS = List.of(
            tool(
                    "navigate",
                    "Open an address in the active tab.",
                    s -> s.addStringProperty("url").required("url")),
            tool("back", "Go back one page in the active tab.", s -> s),
            tool(
                    "click",
                    "Click an element. Checkboxes and radio buttons are clicked too.",
                    s -> s.addStringProperty("ref", REF)
                            .addBooleanProperty("double", "Double-click")
                            .addEnumProperty("button", List.of("left", "right", "middle"))
                            .addEnumProperty(
                                    "on_dialog",
                                    List.of("accept", "dismiss"),
                                    "How to answer a confirm or prompt dialog the click opens; dismiss if left out")
                            .addStringProperty("dialog_text", "What to answer in a prompt dialog")
                            .required("ref")),
            tool(
                    "type",
                    "Type text into a field.",
                    s -> s.addStringProperty("ref", REF)
                            .addStringProperty("text")
                            .addBooleanProperty("clear", "Replace what is there; true if left out")
                            .addBooleanProperty("submit", "Press Enter afterwards")
                            .required("ref", "text")),
            tool(
                    "press",
                    "Press a key or a combination, such as Enter, Escape or Control+A.",
                    s -> s.addStringProperty("keys")
                            .addStringProperty("ref", REF + "; the focused element if left out")
                            .required("keys")),
            tool(
                    "select",
                    "Choose options of a drop-down list by label or value.",
                    s -> s.addStringProperty("ref", REF)
                            .addProperty("values", strings())
                            .required("ref", "values")),
            tool(
                    "hover",
                    "Move the mouse over an element.",
                    s -> s.addStringProperty("ref", REF).required("ref")),
            tool(
                    "scroll",
                    "Scroll the page, or the scroller an element is in.",
                    s -> s.addEnumProperty("direction", List.of("up", "down", "left", "right"))
                            .addNumberProperty("pages", "How many screens; 1 if left out")
                            .addStringProperty("ref", REF)
                            .required("direction")),
            tool(
                    "drag",
                    "Drag one element onto another.",
                    s -> s.addStringProperty("from", REF)
                            .addStringProperty("to", REF)
                            .required("from", "to")),
            tool(
                    "wait",
                    "Wait some seconds, or until a text is shown or gone.",
                    s -> s.addNumberProperty("seconds", "At most 30")
                            .addStringProperty("text", "Wait until this text is shown")
                            .addStringProperty("text_gone", "Wait until this text is gone")),
            tool(
                    "read",
                    "Read the plain text of the page or of one element.",
                    s -> s.addStringProperty("ref", REF)
                            .addIntegerProperty("max_chars", "8000 if left out, at most 20000")),
            tool("screenshot", "Take a picture of the page.", s -> s.addBooleanProperty("full_page")),
            tool(
                    "tabs",
                    "List tabs, open a new one, switch to one, or close one.",
                    s -> s.addEnumProperty("action", List.of("list", "new", "switch", "close"))
                            .addStringProperty("tab", "Id of the tab, such as t2, for switch and close")
                            .addStringProperty("url", "Address to open in a new tab")
                            .required("action")),
            tool(
                    "upload",
                    "Put files of the user into a file field.",
                    s -> s.addStringProperty("ref", REF + "; the file field or the button that opens the file chooser")
                            .addProperty("files", strings())
                            .required("ref", "files")),
            tool(DONE, "End the task and answer the user.", ToolCatalog::done),
            tool(
                    "ask_user",
                    "End here and ask the user, when only they can say how to go on.",
                    s -> s.addStringProperty("question")
                            .addProperty("choices", strings())
                            .required("question")));

    // a string, since not every vendor takes a schema of any kind inside a tool's own
    private static final ToolSpecification DONE_WITH_OUTPUT = tool(
            DONE,
            "End the task, answer the user and hand in the output.",
            s -> done(s).addStringProperty("output", "JSON that fits the task's <output_schema>; needed for success"));

    private static final List<String> NAMES =
            TOOLS.stream().map(ToolSpecification::name).toList();

    private ToolCatalog() {}

    /// The specifications of the tools a model gets for a task, in a fixed order.
    static List<ToolSpecification> specifications(Task task) {
        return TOOLS.stream()
                .map(tool -> tool.name().equals(DONE) && task.output().isPresent() ? DONE_WITH_OUTPUT : tool)
                .toList();
    }

    static List<String> names() {
        return NAMES;
    }

    private static JsonObjectSchema.Builder done(JsonObjectSchema.Builder schema) {
        return schema.addStringProperty("answer", "What was done or found, in the user's language")
                .addBooleanProperty("success", "False when the task could not be done")
                .addProperty(
                        "evidence", strings("What the answer rests on: short exact quotes or refs of what you saw"))
                .required("answer");
    }

    private static JsonArraySchema strings() {
        return JsonArraySchema.builder().items(new JsonStringSchema()).build();
    }

    private static JsonArraySchema strings(String description) {
        return JsonArraySchema.builder()
                .description(description)
                .items(new JsonStringSchema())
                .build();
    }

    private static ToolSpecification tool(
            String name, String description, UnaryOperator<JsonObjectSchema.Builder> properties) {
        JsonObjectSchema.Builder schema = properties
                .apply(JsonObjectSchema.builder())
                .addStringProperty("reason", "One short sentence for the user: why you do this");
        return ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(schema.build())
                .build();
    }
}
