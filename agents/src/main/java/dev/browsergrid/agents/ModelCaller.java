package dev.browsergrid.agents;

import dev.browsergrid.agents.model.ModelProblem;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks the model, again after a pause when its server fails in a way that may pass, and reports the model's words as
/// they come.
final class ModelCaller {
    private static final Duration FLUSH_EVERY = Duration.ofMillis(150);

    private final StreamingChatModel model;
    private final ModelPatience patience;
    private final Cancellation cancellation;
    private final Supplier<Duration> timeLeft;

    ModelCaller(
            StreamingChatModel model, ModelPatience patience, Cancellation cancellation, Supplier<Duration> timeLeft) {
        this.model = model;
        this.patience = patience;
        this.cancellation = cancellation;
        this.timeLeft = timeLeft;
    }

    sealed interface Reply {
        record Answered(ChatResponse response) implements Reply {}

        record GaveUp(String problem) implements Reply {}

        record OutOfTime() implements Reply {}
    }

    /// Throws [CancellationException] when cancelled. After a retry is reported, words that were reported for this
    /// call before are void.
    Reply ask(ChatRequest request, int step, EventSink sink) throws InterruptedException {
        int silences = 0;
        for (int attempt = 1; ; attempt++) {
            Attempt outcome = attempt(request, text -> sink.accept(new AgentEvent.TextDelta(step, text)));
            ModelProblem problem;
            switch (outcome) {
                case Attempt.Ended(Reply reply) -> {
                    return reply;
                }
                case Attempt.Silent() -> {
                    problem = ModelProblem.SILENCE;
                    silences++;
                }
                case Attempt.Broke(ModelProblem broke) -> problem = broke;
            }
            Duration pause = problem.retryAfter().orElse(patience.pause(attempt));
            if (!problem.retryable()
                    || silences > 1
                    || attempt > patience.retries()
                    || pause.compareTo(patience.longestPause()) > 0) {
                return new Reply.GaveUp(problem.message());
            }
            sink.accept(new AgentEvent.ModelRetried(step, problem.message(), pause));
            if (pause.compareTo(timeLeft.get()) > 0) {
                return new Reply.OutOfTime();
            }
            rest(pause);
        }
    }

    private sealed interface Attempt {
        record Ended(Reply reply) implements Attempt {}

        record Silent() implements Attempt {}

        record Broke(ModelProblem problem) implements Attempt {}
    }

    private Attempt attempt(ChatRequest request, Consumer<String> words) throws InterruptedException {
        throwIfCancelled();
        ModelStream stream = new ModelStream(model, request);
        TextBatch batch = new TextBatch(FLUSH_EVERY, words);
        try (var _ = cancellation.onCancel(stream::cancel)) {
            long heard = System.nanoTime();
            while (true) {
                Duration silent = Duration.ofNanos(System.nanoTime() - heard);
                if (timeLeft.get().isNegative()) {
                    return new Attempt.Ended(new Reply.OutOfTime());
                }
                if (silent.compareTo(patience.silence()) >= 0) {
                    return new Attempt.Silent();
                }
                Optional<ModelStream.Piece> piece =
                        stream.next(shorter(FLUSH_EVERY, patience.silence().minus(silent)));
                throwIfCancelled();
                if (piece.isPresent()) {
                    heard = System.nanoTime();
                    switch (piece.get()) {
                        case ModelStream.Piece.Text(String text) -> batch.add(text);
                        case ModelStream.Piece.Sign() -> {}
                        case ModelStream.Piece.Finished(ChatResponse response) -> {
                            batch.flush();
                            return new Attempt.Ended(new Reply.Answered(response));
                        }
                        case ModelStream.Piece.Broken(Throwable problem) -> {
                            return new Attempt.Broke(ModelProblem.of(problem));
                        }
                    }
                }
                batch.flushIfDue();
            }
        } finally {
            stream.cancel();
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        try (var _ = cancellation.onCancel(stop::countDown)) {
            if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throwIfCancelled();
            }
        }
    }

    private void throwIfCancelled() {
        if (cancellation.isCancelled()) {
            throw new CancellationException("the run was cancelled");
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
