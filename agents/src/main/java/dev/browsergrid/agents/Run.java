package dev.browsergrid.agents;

import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.oversight.Interlude;
import dev.browsergrid.agents.oversight.Oversight;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One task from start to end. Confined to the thread that runs it.
final class Run {
    private static final Logger log = LoggerFactory.getLogger(Run.class);
    private static final int MOST_CONFUSED_TURNS = 3;

    private final StreamingChatModel model;
    private final ModelInfo info;
    private final ModelPatience patience;
    private final Task task;
    private final Computer computer;
    private final EventSink sink;
    private final Cancellation cancellation;
    private final Oversight oversight;
    private final Spending spending;
    private final Gate gate;
    private final LoopWatch loops = new LoopWatch();
    private final HandIn handIn;
    private int confusedTurns;

    Run(
            StreamingChatModel model,
            ModelInfo info,
            ModelPatience patience,
            InstantSource clock,
            Task task,
            Computer computer,
            EventSink sink,
            Cancellation cancellation,
            Oversight oversight) {
        this.model = model;
        this.info = info;
        this.patience = patience;
        this.task = task;
        this.computer = computer;
        this.handIn = new HandIn(task);
        this.sink = new SinkGuard(sink);
        this.cancellation = cancellation;
        this.oversight = oversight;
        this.spending = new Spending(task.limits(), info, clock);
        this.gate = new Gate(computer, oversight, spending, cancellation, Origins.of(task, computer, cancellation));
    }

    Outcome toTheEnd() {
        try {
            return cancellation.isCancelled() ? new Outcome.Cancelled() : loop();
        } catch (CancellationException _) {
            return new Outcome.Cancelled();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Cancelled();
        } catch (BrowserLostException lost) {
            return new Outcome.Failed(FailureCode.BROWSER_LOST, "The browser was lost: " + lost.getMessage());
        } catch (SinkGuard.SinkFailure failure) {
            throw failure.original();
        } catch (RuntimeException bug) {
            log.error("run failed with a bug model={}", info.id(), bug);
            return new Outcome.Failed(FailureCode.INTERNAL, "Something went wrong inside the agent: " + bug);
        }
    }

    private Outcome loop() throws InterruptedException {
        ModelCaller caller = new ModelCaller(model, patience, cancellation, spending::timeLeft);
        if (task.startUrl().isPresent()) {
            Optional<Outcome> missed = new Beginning(computer, sink, cancellation)
                    .at(task.startUrl().get());
            if (missed.isPresent()) {
                return missed.get();
            }
        }
        Observation seen = computer.observe(cancellation);
        String shown = Prompt.browser(seen, seen.page());
        Transcript transcript = new Transcript(task, seen, info.images());
        for (int step = 1; ; step++) {
            int next = step;
            Optional<Interlude> interlude = spending.free(() -> oversight.interlude(next, cancellation));
            if (interlude.isPresent()) {
                Optional<Observation> before = Optional.of(seen);
                seen = computer.observe(cancellation);
                shown = Prompt.browser(seen, NewLines.marked(before, seen));
                gate.origins().given(interlude.get());
                transcript.interrupted(interlude.get(), shown, seen);
            }
            if (cancellation.isCancelled()) {
                return new Outcome.Cancelled();
            }
            ChatRequest request = ChatRequest.builder()
                    .messages(transcript.messages())
                    .toolSpecifications(ToolCatalog.specifications(task, info.images()))
                    .build();
            Optional<Outcome> exhausted = spending.exhausted(step, request);
            if (exhausted.isPresent()) {
                return exhausted.get();
            }
            report(step, seen, shown);
            ChatResponse response;
            switch (caller.ask(spending.bounded(request), step, sink)) {
                case ModelCaller.Reply.Answered(ChatResponse answered) -> response = answered;
                case ModelCaller.Reply.GaveUp(String problem) -> {
                    return new Outcome.Failed(FailureCode.MODEL_ERROR, problem);
                }
                case ModelCaller.Reply.OutOfTime() -> {
                    return spending.outOfTime();
                }
            }
            sink.accept(spending.count(step, request, response));
            AiMessage answer = response.aiMessage();
            if (!answer.hasToolExecutionRequests()) {
                String text = Optional.ofNullable(answer.text()).orElse("").strip();
                if (text.isEmpty()) {
                    if (++confusedTurns >= MOST_CONFUSED_TURNS) {
                        return confused();
                    }
                    transcript.remark("Your answer was empty. Call a tool, or call done with the answer.");
                    continue;
                }
                if (oversight.wantsAttention()) {
                    transcript.answered(answer);
                    continue;
                }
                Optional<Outcome> ending = saidInWords(text, answer, transcript);
                if (ending.isPresent()) {
                    picture(step, seen);
                    return ending.get();
                }
                continue;
            }
            TurnReport turn = new ToolTurn(computer, task.files(), sink, cancellation, loops, handIn, people())
                    .execute(step, answer.toolExecutionRequests(), seen);
            confusedTurns = turn.confused() ? confusedTurns + 1 : 0;
            if (turn.ending().isPresent()) {
                picture(step, turn.acted() ? computer.observe(cancellation) : seen);
                return turn.ending().get();
            }
            if (confusedTurns >= MOST_CONFUSED_TURNS) {
                return confused();
            }
            Optional<Observation> before = Optional.of(seen);
            seen = computer.observe(cancellation);
            shown = Prompt.browser(seen, NewLines.marked(before, seen));
            picture(step, seen);
            transcript.answered(answer);
            transcript.results(turn.results(), shown, seen, turn.picture());
        }
    }

    private Optional<Outcome> saidInWords(String text, AiMessage answer, Transcript transcript) {
        return switch (handIn.judge(text)) {
            case HandIn.Judgement.Accepted(var outcome, var _) -> Optional.of(outcome);
            case HandIn.Judgement.Rejected(var outcome) -> Optional.of(outcome);
            case HandIn.Judgement.SentBack(var error, var message) -> {
                transcript.answered(answer);
                transcript.remark(Prompt.error(error, message));
                yield Optional.empty();
            }
        };
    }

    private void report(int step, Observation seen, String shown) {
        handIn.saw(seen);
        gate.origins().saw(seen);
        seen.notices().forEach(notice -> sink.accept(new AgentEvent.Noticed(step, notice.code(), notice.text())));
        sink.accept(new AgentEvent.Observed(
                step, seen.url(), seen.title(), seen.tabs().size(), shown));
    }

    private void picture(int step, Observation seen) {
        seen.screenshot()
                .ifPresent(shot ->
                        sink.accept(new AgentEvent.ScreenshotTaken(step, shot.jpeg(), shot.width(), shot.height())));
    }

    private ToolTurn.People people() {
        return new ToolTurn.People(oversight, gate, spending);
    }

    private static Outcome confused() {
        return new Outcome.Failed(
                FailureCode.MODEL_CONFUSED,
                "The model gave no usable answer " + MOST_CONFUSED_TURNS + " times in a row.");
    }
}
