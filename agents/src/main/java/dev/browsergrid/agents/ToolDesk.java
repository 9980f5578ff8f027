package dev.browsergrid.agents;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser's tools for somebody who is not the agent: one call at a time, read, checked and executed as the agent's
/// own are. Confined to one thread at a time.
public final class ToolDesk {
    // there are no files of a task here
    private static final String UPLOAD = "upload";

    private final Computer computer;
    private Optional<Observation> seen = Optional.empty();

    public ToolDesk(Computer computer) {
        this.computer = computer;
    }

    /// What became of a call: text that begins with `ok:` or `error(code):` as models read it, with the page after it
    /// when something was done in it; and a picture, if one was asked for.
    public record Result(String text, boolean failed, Optional<Screenshot> picture) {}

    /// The tools there are.
    public static List<ToolSpecification> tools() {
        return Stream.concat(BrowserTools.ALL.stream(), BrowserTools.BY_PICTURE.stream())
                .filter(tool -> !tool.name().equals(UPLOAD))
                .toList();
    }

    /// The page as the agent would be shown it, with the refs that calls name elements by.
    public String look(Cancellation cancellation) throws InterruptedException {
        Observation now = computer.observe(cancellation);
        String shown = Prompt.browser(now, NewLines.marked(seen, now));
        seen = Optional.of(now);
        return shown;
    }

    /// Executes a call of one of the [#tools], its arguments JSON.
    public Result call(String tool, String arguments, Cancellation cancellation) throws InterruptedException {
        if (tools().stream().noneMatch(known -> known.name().equals(tool))) {
            throw new IllegalArgumentException("there is no tool " + tool);
        }
        if (seen.isEmpty()) {
            look(cancellation);
        }
        Told told = new Told();
        ToolExecutionRequest request = ToolExecutionRequest.builder()
                .id("1")
                .name(tool)
                .arguments(arguments)
                .build();
        TurnReport report = new ToolTurn(
                        computer,
                        List.of(),
                        told,
                        cancellation,
                        new LoopWatch(),
                        new HandIn(Task.of("")),
                        ToolTurn.People.nobody(computer, cancellation))
                .execute(1, List.of(request), seen.orElseThrow());
        String text = report.results().getFirst().text();
        return new Result(told.acted ? text + "\n" + look(cancellation) : text, told.failed, report.picture());
    }

    private static final class Told implements EventSink {
        private boolean failed;
        private boolean acted;

        @Override
        public void accept(AgentEvent event) {
            if (event instanceof AgentEvent.ActionFinished finished) {
                failed = !finished.errorCode().isEmpty();
                acted = finished.acted();
            }
        }
    }
}
