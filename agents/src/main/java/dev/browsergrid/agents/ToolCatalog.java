package dev.browsergrid.agents;

import static dev.browsergrid.agents.ToolForm.strings;
import static dev.browsergrid.agents.ToolForm.tool;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import java.util.stream.Stream;

/// The tools as models are told about them. What each one accepts is decided by [ToolCallParser]; the two change
/// together.
public final class ToolCatalog {
    private static final ToolSpecification DONE = tool("done", "End the task and answer the user.", ToolCatalog::done);

    // a string, since not every vendor takes a schema of any kind inside a tool's own
    private static final ToolSpecification DONE_WITH_OUTPUT = tool(
            "done",
            "End the task, answer the user and hand in the output.",
            s -> done(s).addStringProperty("output", "JSON that fits the task's <output_schema>; needed for success"));

    private static final List<ToolSpecification> NOTES = List.of(
            tool(
                    "remember",
                    "Keep a fact you will need later, such as a price on a page you leave. Pages seen before are not"
                            + " kept.",
                    s -> s.addStringProperty("fact").required("fact")),
            tool(
                    "update_plan",
                    "Tell the user your plan for a task of many steps, and how far it is. Not for simple tasks.",
                    s -> s.addProperty("steps", strings("All steps, those done first"))
                            .addIntegerProperty("done", "How many of them are done")
                            .required("steps")));

    private static final ToolSpecification ASK_USER = tool(
            "ask_user",
            "Ask the user, when only they can say how to go on. If they are there, the result is their answer;"
                    + " otherwise the task ends with the question.",
            s -> s.addStringProperty("question")
                    .addEnumProperty(
                            "kind", List.of("text", "choice", "code"), "code: one that is good once, from a message")
                    .addProperty("choices", strings())
                    .required("question"));

    private static final ToolSpecification YIELD_TO_USER = tool(
            "yield_to_user",
            "Hand the browser to the user for what only a person may do, such as a captcha. If they are there, they do"
                    + " it and you go on; otherwise the task ends with your words.",
            s -> s.addStringProperty("what", "What the user has to do, and where")
                    .required("what"));

    private static final List<String> NAMES = Stream.of(
                    BrowserTools.ALL, BrowserTools.BY_PICTURE, NOTES, List.of(DONE, ASK_USER, YIELD_TO_USER))
            .flatMap(List::stream)
            .map(ToolSpecification::name)
            .toList();

    private ToolCatalog() {}

    /// The specifications of the tools a model gets for a task, in a fixed order; some only if it takes images.
    public static List<ToolSpecification> specifications(Task task, boolean images) {
        ToolSpecification done = task.output().isPresent() ? DONE_WITH_OUTPUT : DONE;
        List<ToolSpecification> byPicture = images ? BrowserTools.BY_PICTURE : List.of();
        return Stream.of(BrowserTools.ALL, byPicture, NOTES, List.of(done, ASK_USER, YIELD_TO_USER))
                .flatMap(List::stream)
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
}
