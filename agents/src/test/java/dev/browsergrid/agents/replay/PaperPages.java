package dev.browsergrid.agents.replay;

import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Computer;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.agents.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A browser of written pages: each click goes on to the next one, everything else leaves it where it is.
final class PaperPages implements Computer {
    private final List<String> pages;
    private final List<ToolCall.Action> done = new ArrayList<>();
    private final String url;
    private int page;
    private Optional<ActionResult> answer = Optional.empty();
    private int loads;

    PaperPages(String url, String... pages) {
        this.url = url;
        this.pages = List.of(pages);
    }

    /// Every click is answered so.
    PaperPages answering(ActionResult result) {
        answer = Optional.of(result);
        return this;
    }

    /// The next page is there only after so many waits.
    PaperPages loadingFor(int waits) {
        loads = waits;
        return this;
    }

    /// What was done, the waits left out.
    List<ToolCall.Action> done() {
        return done.stream()
                .filter(action -> !(action instanceof ToolCall.Wait))
                .toList();
    }

    int waits() {
        return done.size() - done().size();
    }

    @Override
    public Observation observe(Cancellation cancellation) {
        String shown = loads > 0 ? "- text: loading" : pages.get(Math.min(page, pages.size() - 1));
        return new Observation(
                url,
                "Page",
                List.of(new Observation.Tab("t1", "Page", url, true)),
                List.of(),
                shown.strip(),
                Optional.empty());
    }

    @Override
    public ActionResult act(ToolCall.Action action, List<TaskFile> files, Cancellation cancellation) {
        done.add(action);
        if (action instanceof ToolCall.Wait) {
            loads--;
            return ActionResult.Worked.unchanged("waited; nothing changed");
        }
        if (action instanceof ToolCall.Click && answer.isPresent()) {
            return answer.get();
        }
        page += action instanceof ToolCall.Click ? 1 : 0;
        return new ActionResult.Worked("done; the page changed", true, false, Optional.empty());
    }
}
