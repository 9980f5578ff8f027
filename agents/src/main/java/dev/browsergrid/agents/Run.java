package dev.browsergrid.agents;

import dev.browsergrid.agents.model.ModelInfo;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.time.Instant;
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
    private final InstantSource clock;
    private final Task task;
    private final Computer computer;
    private final EventSink sink;
    private final Cancellation cancellation;
    private final Instant deadline;
    private final LoopWatch loops = new LoopWatch();
    private final HandIn handIn;
    private final Tokens tokens = new Tokens();
    private int confusedTurns;

    Run(
            StreamingChatModel model,
            ModelInfo info,
            ModelPatience patience,
            InstantSource clock,
            Task task,
            Computer computer,
            EventSink sink,
            Cancellation cancellation) {
        this.model = model;
        this.info = info;
        this.patience = patience;
        this.clock = clock;
        this.task = task;
        this.computer = computer;
        this.handIn = new HandIn(task);
        this.sink = new SinkGuard(sink);
        this.cancellation = cancellation;
        this.deadline = clock.instant().plus(task.limits().maxTime());
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
        ModelCaller caller = new ModelCaller(model, patience, cancellation, this::timeLeft);
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
            Optional<Outcome> exhausted = exhausted(step);
            if (exhausted.isPresent()) {
                return exhausted.get();
            }
            report(step, seen, shown);
            ChatRequest request = ChatRequest.builder()
                    .messages(transcript.messages())
                    .toolSpecifications(ToolCatalog.specifications(task, info.images()))
                    .build();
            ChatResponse response;
            switch (caller.ask(request, step, sink)) {
                case ModelCaller.Reply.Answered(ChatResponse answered) -> response = answered;
                case ModelCaller.Reply.GaveUp(String problem) -> {
                    return new Outcome.Failed(FailureCode.MODEL_ERROR, problem);
                }
                case ModelCaller.Reply.OutOfTime() -> {
                    return outOfTime();
                }
            }
            sink.accept(tokens.count(step, request, response));
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
                Optional<Outcome> ending = saidInWords(text, answer, transcript);
                if (ending.isPresent()) {
                    picture(step, seen);
                    return ending.get();
                }
                continue;
            }
            TurnReport turn = new ToolTurn(computer, task.files(), sink, cancellation, loops, handIn)
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
        seen.notices().forEach(notice -> sink.accept(new AgentEvent.Noticed(step, notice.code(), notice.text())));
        sink.accept(new AgentEvent.Observed(
                step, seen.url(), seen.title(), seen.tabs().size(), shown));
    }

    private void picture(int step, Observation seen) {
        seen.screenshot()
                .ifPresent(shot ->
                        sink.accept(new AgentEvent.ScreenshotTaken(step, shot.jpeg(), shot.width(), shot.height())));
    }

    private Duration timeLeft() {
        return Duration.between(clock.instant(), deadline);
    }

    private Optional<Outcome> exhausted(int step) {
        Limits limits = task.limits();
        if (cancellation.isCancelled()) {
            return Optional.of(new Outcome.Cancelled());
        }
        if (step > limits.maxSteps()) {
            return Optional.of(new Outcome.Failed(
                    FailureCode.MAX_STEPS, "The task was not done within " + limits.maxSteps() + " steps."));
        }
        if (timeLeft().isNegative() || timeLeft().isZero()) {
            return Optional.of(outOfTime());
        }
        if (tokens.total() >= limits.maxTokens()) {
            return Optional.of(new Outcome.Failed(
                    FailureCode.MAX_TOKENS, "The task was not done within " + limits.maxTokens() + " tokens."));
        }
        return Optional.empty();
    }

    private Outcome outOfTime() {
        long seconds = task.limits().maxTime().toSeconds();
        return new Outcome.Failed(FailureCode.MAX_SECONDS, "The task was not done within " + seconds + " seconds.");
    }

    private static Outcome confused() {
        return new Outcome.Failed(
                FailureCode.MODEL_CONFUSED,
                "The model gave no usable answer " + MOST_CONFUSED_TURNS + " times in a row.");
    }
}
