package dev.browsergrid.agents.replay;

import static dev.browsergrid.agents.replay.recipe.Told.did;
import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.FailureCode;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolError;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.replay.recipe.Recipe;
import dev.browsergrid.agents.replay.recipe.Told;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final String URL = "http://shop.test/";
    private static final String FORM = "- textbox \"Name\" [ref=e1]\n- button \"Save\" [ref=e2]";
    private static final String SAVED = "- heading \"Saved\" [ref=e3]\n- button \"Undo\" [ref=e4]";

    private static final Recipe RECIPE = new Told()
            .beganAt(URL)
            .step(
                    URL,
                    FORM,
                    did("type", "{\"ref\":\"e1\",\"text\":\"Ada\"}", "typed; its value is now \"Ada\""),
                    did("click", "{\"ref\":\"e2\"}", "clicked; the page changed"))
            .step(URL, SAVED, did("click", "{\"ref\":\"e4\"}", "clicked; the page changed"))
            .step(URL, FORM, did("done", "{\"answer\":\"It is done.\",\"evidence\":[\"Save\"]}", "done"))
            .recipe();

    private final List<AgentEvent> events = new ArrayList<>();
    private Replay replay = new Replay(RECIPE, Map.of(), InstantSource.system());

    @Test
    void a_run_is_done_again_with_the_refs_of_now_and_no_token() {
        PaperPages pages = new PaperPages(URL, later(FORM), later(SAVED), later(FORM));

        Outcome outcome = run(pages);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Completed.class, done -> {
            assertThat(done.success()).isTrue();
            assertThat(done.answer())
                    .contains("3 actions in 2 steps")
                    .contains("It is done.")
                    .contains("All that it rested on is shown now as well.");
        });
        assertThat(pages.done())
                .extracting(action -> action.getClass().getSimpleName())
                .containsExactly("Navigate", "Type", "Click", "Click");
        assertThat(pages.done().get(1)).isEqualTo(new ToolCall.Type("e101", "Ada", true, false));
        assertThat(events)
                .filteredOn(AgentEvent.ModelUsed.class::isInstance)
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event).isEqualTo(new AgentEvent.ModelUsed(event.step(), 0, 0, Optional.of(0L))));
        assertThat(replay.divergence()).isEmpty();
    }

    @Test
    void another_text_is_written_where_one_is_given() {
        replay = new Replay(RECIPE, Map.of("name", "Bob"), InstantSource.system());
        PaperPages pages = new PaperPages(URL, FORM, SAVED, FORM);

        assertThat(run(pages)).isInstanceOf(Outcome.Completed.class);

        assertThat(pages.done()).contains(new ToolCall.Type("e1", "Bob", true, false));
    }

    @Test
    void an_answer_whose_evidence_is_gone_is_no_success() {
        Outcome outcome = run(new PaperPages(URL, FORM.replace("Save", "Safe"), SAVED, SAVED));
        assertThat(((Outcome.Failed) outcome).code()).isEqualTo(FailureCode.REPLAY_DIVERGED);

        Recipe quoting = new Told()
                .step(URL, SAVED, did("click", "{\"ref\":\"e4\"}", "clicked; the page changed"))
                .step(URL, FORM, did("done", "{\"answer\":\"x\",\"evidence\":[\"Total: $29.50\"]}", "done"))
                .recipe();
        replay = new Replay(quoting, Map.of(), InstantSource.system());

        assertThat(run(new PaperPages(URL, SAVED, FORM))).isInstanceOfSatisfying(Outcome.Completed.class, done -> {
            assertThat(done.success()).isFalse();
            assertThat(done.answer()).contains("Not all that it rested on is shown now.");
            assertThat(done.evidence()).allMatch(citation -> !citation.seen());
        });
    }

    @Test
    void a_page_that_takes_longer_is_waited_for() {
        PaperPages pages = new PaperPages(URL, FORM, SAVED, FORM).loadingFor(2);

        assertThat(run(pages)).isInstanceOf(Outcome.Completed.class);
        assertThat(pages.waits()).isEqualTo(2);
    }

    @Test
    void an_element_that_is_not_there_ends_it_with_both_observations() {
        Divergence found = diverged(new PaperPages(URL, FORM, "- heading \"Closed\" [ref=e9]"));

        assertThat(found.reason()).isEqualTo(Divergence.Reason.ELEMENT_NOT_FOUND);
        assertThat(found.why()).isEqualTo("There is no button “Undo” on the page.");
        assertThat(found.then().snapshot()).contains("heading \"Saved\"");
        assertThat(found.now().snapshot()).contains("heading \"Closed\"").doesNotContain("<task>");
        assertThat(found.words()).startsWith("In step 2 of the run, at “Do click”: ");
    }

    @Test
    void what_could_be_two_is_not_clicked() {
        PaperPages pages = new PaperPages(URL, FORM + "\n- button \"Save\" [ref=e7]");

        assertThat(diverged(pages).why()).isEqualTo("There were 1 of it, and now there are 2: button “Save”.");
        assertThat(pages.done())
                .as("nothing is done on a page that is not the same")
                .hasSize(1);
    }

    @Test
    void another_address_ends_it() {
        Divergence found = diverged(new PaperPages("http://other.test/", FORM));
        assertThat(found.reason()).isEqualTo(Divergence.Reason.OTHER_PAGE);
        assertThat(found.why()).contains(URL).contains("http://other.test/");
    }

    @Test
    void what_is_refused_and_what_has_no_effect_any_more_ends_it() {
        assertThat(diverged(new PaperPages(URL, FORM, SAVED)
                                .answering(new ActionResult.Refused(ToolError.COVERED, "a banner lies over it")))
                        .why())
                .contains("error(covered): a banner lies over it");

        replay = new Replay(RECIPE, Map.of(), InstantSource.system());
        Divergence dull = diverged(
                new PaperPages(URL, FORM, SAVED).answering(ActionResult.Worked.unchanged("clicked; nothing changed")));
        assertThat(dull.reason()).isEqualTo(Divergence.Reason.OTHER_EFFECT);
    }

    private Divergence diverged(PaperPages pages) {
        assertThat(run(pages)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(FailureCode.REPLAY_DIVERGED);
            assertThat(failed.message())
                    .isEqualTo(replay.divergence().orElseThrow().words());
        });
        return replay.divergence().orElseThrow();
    }

    private Outcome run(PaperPages pages) {
        Task task = new Task(
                "save it",
                List.of(),
                List.of(),
                dev.browsergrid.agents.Limits.DEFAULT,
                java.util.Optional.empty(),
                RECIPE.startUrl(),
                java.util.Optional.empty());
        return replay.run(task, pages, events::add, new Cancellation(), Oversight.NOBODY);
    }

    // the same elements with other refs
    private static String later(String page) {
        return page.replace("[ref=e", "[ref=e10");
    }
}
