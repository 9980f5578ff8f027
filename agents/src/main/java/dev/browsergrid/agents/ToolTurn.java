package dev.browsergrid.agents;

import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.oversight.Question;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Executes the tool calls of one turn in order. It stops at the first error or change of page; the rest is answered
/// but not executed, because the model decided on it while looking at another page.
final class ToolTurn {
    private static final String GOING_IN_CIRCLES =
            " You did this several times on this page and nothing changed; do something else.";

    private final Computer computer;
    private final List<TaskFile> files;
    private final EventSink sink;
    private final Cancellation cancellation;
    private final LoopWatch loops;
    private final HandIn handIn;
    private final People people;
    private final List<ToolExecutionResultMessage> results = new ArrayList<>();
    private Optional<Outcome> ending = Optional.empty();
    private Optional<Screenshot> picture = Optional.empty();
    private boolean acted;
    // whether the call under way failed after it had changed something
    private boolean partly;
    private boolean confused;
    private boolean stopped;

    ToolTurn(
            Computer computer,
            List<TaskFile> files,
            EventSink sink,
            Cancellation cancellation,
            LoopWatch loops,
            HandIn handIn,
            People people) {
        this.computer = computer;
        this.files = files;
        this.sink = sink;
        this.cancellation = cancellation;
        this.loops = loops;
        this.handIn = handIn;
        this.people = people;
    }

    /// The people beside the run, what stands between them and the browser, and the time that waiting for them takes.
    record People(Oversight oversight, Gate gate, Spending spending) {
        /// Nobody, who is never waited for.
        static People nobody(Computer computer, Cancellation cancellation) {
            Spending spending = new Spending(Task.of("").limits(), InstantSource.system());
            Origins origins = Origins.caller(computer, cancellation);
            return new People(
                    Oversight.NOBODY, new Gate(computer, Oversight.NOBODY, spending, cancellation, origins), spending);
        }
    }

    TurnReport execute(int step, List<ToolExecutionRequest> requests, Observation seen) throws InterruptedException {
        Description description = new Description(seen.page());
        for (int index = 0; index < requests.size(); index++) {
            if (cancellation.isCancelled()) {
                throw new CancellationException("the run was cancelled");
            }
            if (ending.isEmpty()) {
                execute(step, index, requests.get(index), seen, description);
            }
        }
        return new TurnReport(results, ending, picture, acted, confused);
    }

    private void execute(int step, int index, ToolExecutionRequest request, Observation seen, Description description)
            throws InterruptedException {
        String tool = Optional.ofNullable(request.name()).orElse("");
        String arguments = Optional.ofNullable(request.arguments()).orElse("");
        ParsedCall parsed = ToolCallParser.parse(tool, arguments);
        Told told = parsed instanceof ParsedCall.Valid(ToolCall call, String why)
                ? new Told(step, index, tool, description.of(call), why)
                : new Told(step, index, tool, "Call " + tool, "");
        sink.accept(new AgentEvent.ActionStarted(step, index, tool, arguments, told.words(), told.reason()));
        partly = false;
        long started = System.nanoTime();
        Answer answer = answer(parsed, seen, told);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        sink.accept(new AgentEvent.ActionFinished(
                step,
                index,
                tool,
                answer.text(),
                answer.errorCode(),
                (partly || answer.errorCode().isEmpty()) && acts(parsed),
                took));
        results.add(ToolExecutionResultMessage.from(request, answer.text()));
        stopped |= answer.stops();
    }

    private static boolean acts(ParsedCall parsed) {
        return parsed instanceof ParsedCall.Valid(ToolCall.Action call, var _) && !(call instanceof ToolCall.Look);
    }

    /// A call as people are told of it.
    private record Told(int step, int index, String tool, String words, String reason) {}

    private record Answer(String text, String errorCode, boolean stops) {}

    private Answer answer(ParsedCall parsed, Observation seen, Told told) throws InterruptedException {
        if (stopped) {
            return error(ToolError.NOT_EXECUTED, "an earlier call of this turn failed or changed the page");
        }
        if (people.oversight().wantsAttention()) {
            return error(ToolError.NOT_EXECUTED, "the user has something to say or paused you");
        }
        return switch (parsed) {
            case ParsedCall.Invalid(ToolError problem, String message) -> {
                confused = true;
                yield error(problem, message);
            }
            case ParsedCall.Valid valid -> answer(valid.call(), seen, told);
        };
    }

    private Answer answer(ToolCall call, Observation seen, Told told) throws InterruptedException {
        return switch (call) {
            case ToolCall.Done done ->
                switch (handIn.judge(done)) {
                    case HandIn.Judgement.Accepted(var outcome, var said) -> {
                        ending = Optional.of(outcome);
                        yield new Answer(Prompt.ok(said), "", true);
                    }
                    case HandIn.Judgement.SentBack(var problem, var message) -> error(problem, message);
                    case HandIn.Judgement.Rejected(var outcome) -> {
                        ending = Optional.of(outcome);
                        yield error(ToolError.OUTPUT_INVALID, outcome.message());
                    }
                };
            case ToolCall.AskUser ask -> asked(new Question(told.step(), ask.question(), ask.kind(), ask.choices()));
            case ToolCall.YieldToUser(var reason) ->
                watched(call, seen, false, asked(new Question(told.step(), reason, Question.Kind.HANDOFF, List.of())));
            case ToolCall.Note note -> watched(note, seen, false, new Answer(Prompt.ok("kept"), "", false));
            case ToolCall.Action action -> {
                Optional<ActionResult.Refused> refusal = people.gate()
                        .refusal(new Gate.Intent(
                                told.step(), told.index(), told.tool(), action, told.words(), told.reason()));
                yield refusal.isPresent()
                        ? watched(
                                action,
                                seen,
                                false,
                                error(refusal.get().error(), refusal.get().message()))
                        : act(action, seen);
            }
        };
    }

    /// Whoever is there answers; when nobody does in time, the run ends with the question.
    private Answer asked(Question question) throws InterruptedException {
        Optional<String> said = people.spending().free(() -> people.oversight().ask(question, cancellation));
        if (said.isPresent()) {
            people.gate().origins().given(said.get());
            return new Answer(Prompt.answered(said.get()), "", true);
        }
        ending = Optional.of(new Outcome.Asked(question.text(), question.choices()));
        return new Answer(Prompt.ok("the user is asked"), "", true);
    }

    private Answer act(ToolCall.Action action, Observation seen) throws InterruptedException {
        acted = true;
        ActionResult result = computer.act(action, files, cancellation);
        boolean changed = result instanceof ActionResult.Worked done && done.changed();
        Answer answer = switch (result) {
            case ActionResult.Worked worked -> {
                picture = worked.picture().or(() -> picture);
                if (action instanceof ToolCall.Read || action instanceof ToolCall.Find) {
                    handIn.read(worked.effect());
                    people.gate().origins().read(seen, worked.effect());
                }
                yield new Answer(Prompt.ok(worked.effect()), "", worked.navigated());
            }
            case ActionResult.Refused(var problem, var message) -> error(problem, message);
            case ActionResult.Partly(var problem, var message) -> {
                partly = true;
                yield error(problem, message);
            }
        };
        return watched(action, seen, changed, answer);
    }

    private Answer watched(ToolCall call, Observation seen, boolean changed, Answer answer) {
        return switch (loops.judge(call, seen.url() + "\n" + seen.page(), changed)) {
            case FINE -> answer;
            case HINT -> new Answer(answer.text() + GOING_IN_CIRCLES, answer.errorCode(), answer.stops());
            case STUCK -> {
                ending = Optional.of(new Outcome.Failed(
                        FailureCode.LOOP_DETECTED,
                        "The agent repeated the same action on the same page and nothing changed."));
                yield answer;
            }
        };
    }

    private static Answer error(ToolError problem, String message) {
        return new Answer(Prompt.error(problem, message), problem.code(), true);
    }
}
