package dev.browsergrid.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A computer without a browser: it writes down what is done and answers as the test says.
final class PaperComputer implements Computer {
    static final byte[] PICTURE = {1, 2, 3};

    private final List<ToolCall.Action> done = new ArrayList<>();
    private final Function<ToolCall.Action, ActionResult> answer;
    private int looks;

    PaperComputer(Function<ToolCall.Action, ActionResult> answer) {
        this.answer = answer;
    }

    /// Every action changes the page.
    static PaperComputer willing() {
        return new PaperComputer(_ -> new ActionResult.Worked("done", true, false, Optional.empty()));
    }

    /// No action changes anything.
    static PaperComputer dull() {
        return new PaperComputer(_ -> ActionResult.Worked.unchanged("nothing changed"));
    }

    List<ToolCall.Action> done() {
        return List.copyOf(done);
    }

    @Override
    public Observation observe(Cancellation cancellation) {
        looks++;
        return new Observation(
                "http://shop.test/",
                "Shop",
                List.of(new Observation.Tab("t1", "Shop", "http://shop.test/", true)),
                looks == 2 ? List.of(new Observation.Notice("dialog", "alert said \"Hi\"")) : List.of(),
                "- button \"Buy\" [ref=e3]\n- text: look " + (done.isEmpty() || answerIsDull() ? 0 : looks),
                Optional.of(new Screenshot(PICTURE, 10, 10)));
    }

    @Override
    public ActionResult act(ToolCall.Action action, List<TaskFile> files, Cancellation cancellation) {
        done.add(action);
        return answer.apply(action);
    }

    private boolean answerIsDull() {
        return !(answer.apply(done.getLast()) instanceof ActionResult.Worked worked) || !worked.changed();
    }
}
