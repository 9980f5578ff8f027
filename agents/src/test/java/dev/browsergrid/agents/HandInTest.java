package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.evidence.Citation;
import dev.browsergrid.agents.offline.OfflineModel;
import dev.browsergrid.agents.output.OutputSchema;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of a run whose model says that it is done.
class HandInTest {
    private static final OutputSchema TOTAL = OutputSchema.of(
            "{\"type\":\"object\",\"required\":[\"total\"],\"properties\":{\"total\":{\"type\":\"number\"}}}");

    private final Trial trial = new Trial();

    @Test
    void an_output_that_fits_is_part_of_the_outcome() {
        ScriptedModel model = new ScriptedModel().calls("done {\"answer\":\"$29\",\"output\":{\"total\":29}}");

        assertThat(run(model)).isEqualTo(new Outcome.Completed("$29", true, Optional.of("{\"total\":29}"), List.of()));
        assertThat(outputProperty(model)).isTrue();
        assertThat(((UserMessage) model.requests().getFirst().messages().getLast()).singleText())
                .contains("<output_schema>\n" + TOTAL.json() + "\n</output_schema>");
    }

    @Test
    void a_task_without_a_schema_asks_for_no_output_and_drops_what_comes() {
        ScriptedModel model = new ScriptedModel().calls("done {\"answer\":\"$29\",\"output\":{\"total\":29}}");

        assertThat(trial.run(model, PaperComputer.willing())).isEqualTo(new Outcome.Completed("$29", true));
        assertThat(outputProperty(model)).isFalse();
    }

    @Test
    void an_output_that_does_not_fit_is_sent_back_once_with_each_violation() {
        ScriptedModel model = new ScriptedModel()
                .calls("done {\"answer\":\"$29\",\"output\":\"{\\\"total\\\":\\\"29\\\"}\"}")
                .calls("done {\"answer\":\"$29\",\"output\":\"{\\\"total\\\":29}\"}");

        assertThat(run(model)).isEqualTo(new Outcome.Completed("$29", true, Optional.of("{\"total\":29}"), List.of()));
        assertThat(Trial.results(model.requests().getLast()).getFirst())
                .startsWith("error(output_invalid): the output does not fit the schema: /total: string found");
    }

    @Test
    void an_output_that_does_not_fit_twice_fails_the_run() {
        ScriptedModel model = new ScriptedModel().calls("done {\"answer\":\"$29\"}");

        assertThat(run(model))
                .isEqualTo(new Outcome.Failed(
                        FailureCode.OUTPUT_INVALID, "The output does not fit the schema: there is no output"));
        assertThat(model.requests()).hasSize(2);
        assertThat(trial.finished().stream().map(AgentEvent.ActionFinished::errorCode))
                .containsExactly("output_invalid", "output_invalid");
    }

    @Test
    void an_answer_in_plain_words_may_be_the_output_and_is_sent_back_when_it_is_not() {
        ScriptedModel model = new ScriptedModel().says("It is 29.").says("{\"total\": 29}");

        assertThat(run(model))
                .isEqualTo(new Outcome.Completed("{\"total\": 29}", true, Optional.of("{\"total\":29}"), List.of()));
        assertThat(model.requests().getLast().messages().getLast().toString()).contains("error(output_invalid)");
        assertThat(Trial.code(run(new ScriptedModel().says("It is 29.")))).isEqualTo(FailureCode.OUTPUT_INVALID);
    }

    @Test
    void giving_up_needs_no_output() {
        assertThat(run(new ScriptedModel().calls("done {\"answer\":\"No shop.\",\"success\":false,\"output\":{}}")))
                .isEqualTo(new Outcome.Completed("No shop.", false));
    }

    @Test
    void what_the_answer_cites_is_looked_up_among_what_was_seen() {
        ScriptedModel model = new ScriptedModel()
                .calls("click {\"ref\":\"e3\"}")
                .calls("done {\"answer\":\"look 0 was there\",\"evidence\":[\"Look 0\",\"e3\",\"alert said “Hi”\"]}");

        assertThat(trial.run(model, PaperComputer.willing()))
                .isEqualTo(new Outcome.Completed(
                        "look 0 was there",
                        true,
                        Optional.empty(),
                        List.of(
                                new Citation("Look 0", true),
                                new Citation("e3", true),
                                new Citation("alert said “Hi”", true))));
        assertThat(trial.finished().getLast().result()).isEqualTo("ok: done; all of the evidence was seen");
    }

    @Test
    void evidence_nobody_saw_is_sent_back_once_and_then_told_with_the_answer() {
        ScriptedModel model = new ScriptedModel()
                .calls("done {\"answer\":\"sent\",\"evidence\":[\"Order sent\",\"Buy\"]}")
                .calls("done {\"answer\":\"sent\",\"evidence\":[\"Order sent\"]}");

        assertThat(trial.run(model, PaperComputer.willing()))
                .isEqualTo(new Outcome.Completed(
                        "sent", true, Optional.empty(), List.of(new Citation("Order sent", false))));
        assertThat(Trial.results(model.requests().getLast()).getFirst())
                .startsWith("error(evidence_not_found): no page you saw shows \"Order sent\". Cite");
        assertThat(trial.finished().getLast().result()).contains("no page shows \"Order sent\"");
    }

    @Test
    void what_was_read_counts_as_seen() {
        PaperComputer computer = new PaperComputer(_ -> ActionResult.Worked.unchanged("the text is\nTotal\n$29.50"));
        ScriptedModel model =
                new ScriptedModel().calls("read {}", "done {\"answer\":\"$29.50\",\"evidence\":\"total: $29.50\"}");

        assertThat(trial.run(model, computer))
                .isEqualTo(new Outcome.Completed(
                        "$29.50", true, Optional.empty(), List.of(new Citation("total: $29.50", true))));
    }

    @Test
    void the_offline_model_says_when_it_cannot_fill_in_a_schema() {
        Task task = new Task("click Buy", List.of(), List.of(), Limits.DEFAULT, Optional.of(TOTAL));
        Agent agent = new Agent(new OfflineModel(URI.create("http://127.0.0.1/")), ScriptedModel.TEXT);

        assertThat(agent.run(task, PaperComputer.willing(), trial.events()::add, trial.cancellation()))
                .isInstanceOfSatisfying(Outcome.Completed.class, completed -> {
                    assertThat(completed.answer()).contains("labels of a page only, and here I cannot");
                    assertThat(completed.success()).isFalse();
                });
    }

    private Outcome run(ScriptedModel model) {
        Task task = new Task("what is the total?", List.of(), List.of(), Limits.DEFAULT, Optional.of(TOTAL));
        return trial.run(model, PaperComputer.willing(), task, ScriptedModel.TEXT);
    }

    private static boolean outputProperty(ScriptedModel model) {
        ChatRequest request = model.requests().getFirst();
        return request.toolSpecifications().stream()
                .filter(tool -> tool.name().equals("done"))
                .map(ToolSpecification::parameters)
                .anyMatch(parameters -> parameters.properties().containsKey("output"));
    }
}
