package dev.browsergrid.agents;

import dev.browsergrid.agents.oversight.Question;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing the model decided to do. A `ref` names an element of the page the model was shown, such as `e5`.
public sealed interface ToolCall {
    /// What is done in the browser.
    sealed interface Action extends ToolCall {}

    /// What leaves the browser as it is.
    sealed interface Look extends Action {}

    /// What the model writes down for itself and for the user. Its words stay in the conversation.
    sealed interface Note extends ToolCall {}

    /// What ends the run.
    sealed interface Ending extends ToolCall {}

    record Navigate(String url) implements Action {}

    record Back() implements Action {}

    record Click(String ref, boolean twice, MouseButton button, DialogAnswer dialog) implements Action {}

    /// A click at a point of the visible page, in pixels of its picture.
    record ClickAt(double x, double y, boolean twice, MouseButton button, DialogAnswer dialog) implements Action {}

    record Type(String ref, String text, boolean clear, boolean submit) implements Action {}

    /// One call that fills in several fields, in order. A value is a text, an option, or true or false.
    record FillForm(List<Field> fields) implements Action {
        public FillForm {
            fields = List.copyOf(fields);
        }
    }

    record Field(String ref, String value) {}

    record Press(String keys, @Nullable String ref) implements Action {}

    record Select(String ref, List<String> values) implements Action {
        public Select {
            values = List.copyOf(values);
        }
    }

    record Hover(String ref) implements Action {}

    record Scroll(
            Direction direction, double pages, @Nullable String ref) implements Action {}

    /// Brings an element into view, or the first place that shows `text` when there is no ref.
    record ScrollTo(@Nullable String ref, String text) implements Action {}

    record Drag(String from, String to) implements Action {}

    record Wait(Until until) implements Look {}

    record Read(@Nullable String ref, int maxCharacters) implements Look {}

    record Find(String query) implements Look {}

    record TakeScreenshot(boolean fullPage) implements Look {}

    /// An enlarged picture of a part of the visible page.
    record Zoom(Part part) implements Look {}

    record ListTabs() implements Look {}

    record NewTab(String url) implements Action {}

    record SwitchTab(String tab) implements Action {}

    record CloseTab(String tab) implements Action {}

    record Upload(String ref, List<String> files) implements Action {
        public Upload {
            files = List.copyOf(files);
        }
    }

    record Remember(String fact) implements Note {}

    /// The steps still planned and done, of which the first `done` are.
    record UpdatePlan(List<String> steps, int done) implements Note {
        public UpdatePlan {
            steps = List.copyOf(steps);
        }
    }

    /// `evidence` is what the answer rests on, quotes or refs; `output` is JSON as the model wrote it, empty when it
    /// gave none.
    record Done(String answer, boolean success, List<String> evidence, String output) implements Ending {
        public Done {
            evidence = List.copyOf(evidence);
        }
    }

    record AskUser(String question, Question.Kind kind, List<String> choices) implements Ending {
        public AskUser {
            choices = List.copyOf(choices);
        }
    }

    /// Hands the browser to the user, who does what only a person may.
    record YieldToUser(String reason) implements Ending {}

    /// A part of the visible page.
    sealed interface Part {
        record Element(String ref) implements Part {}

        /// In pixels of the page's picture.
        record Region(double x, double y, double width, double height) implements Part {}
    }

    /// What a wait waits for.
    sealed interface Until {
        record Elapsed(double seconds) implements Until {}

        record TextShown(String text) implements Until {}

        record TextGone(String text) implements Until {}

        /// Nothing loads and nothing changes any more.
        record Idle() implements Until {}
    }

    /// How confirm and prompt dialogs that an action opens are answered.
    record DialogAnswer(boolean accept, String text) {
        public static final DialogAnswer DISMISS = new DialogAnswer(false, "");
    }

    enum MouseButton {
        LEFT,
        RIGHT,
        MIDDLE
    }

    enum Direction {
        UP,
        DOWN,
        LEFT,
        RIGHT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
