package dev.browsergrid.agents;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One streaming call to a model, read piece by piece by the thread that wants the answer. The model runs on a thread
/// of its own, because some block while they connect and the built-in one answers on the calling thread.
final class ModelStream implements StreamingChatResponseHandler {
    /// What arrives, in order.
    sealed interface Piece {
        record Text(String text) implements Piece {}

        /// The model is at work, with nothing to show for it yet.
        record Sign() implements Piece {}

        record Finished(ChatResponse response) implements Piece {}

        record Broken(Throwable problem) implements Piece {}
    }

    // unbounded, but one turn's tokens are all it ever holds
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final Thread thread;
    // guards nothing: written by the model's thread, read by whoever cancels
    private volatile @Nullable StreamingHandle handle;
    private volatile boolean cancelled;

    ModelStream(StreamingChatModel model, ChatRequest request) {
        thread = Thread.ofVirtual().name("model-call").start(() -> {
            try {
                model.chat(request, this);
            } catch (RuntimeException problem) {
                onError(problem);
            }
        });
    }

    /// The next piece, or empty when none came within the bound.
    Optional<Piece> next(Duration bound) throws InterruptedException {
        return Optional.ofNullable(pieces.poll(bound.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Ends the call and wakes whoever waits for a piece. Safe to call at any time, from any thread.
    void cancel() {
        cancelled = true;
        stop(handle);
        thread.interrupt();
        pieces.add(new Piece.Sign());
    }

    @Override
    public void onPartialResponse(String text) {
        pieces.add(new Piece.Text(text));
    }

    @Override
    public void onPartialResponse(PartialResponse response, PartialResponseContext context) {
        remember(context.streamingHandle());
        onPartialResponse(response.text());
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        pieces.add(new Piece.Sign());
    }

    @Override
    public void onPartialThinking(PartialThinking thinking, PartialThinkingContext context) {
        remember(context.streamingHandle());
        pieces.add(new Piece.Sign());
    }

    @Override
    public void onPartialToolCall(PartialToolCall call) {
        pieces.add(new Piece.Sign());
    }

    @Override
    public void onPartialToolCall(PartialToolCall call, PartialToolCallContext context) {
        remember(context.streamingHandle());
        pieces.add(new Piece.Sign());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        pieces.add(new Piece.Finished(response));
    }

    @Override
    public void onError(Throwable problem) {
        pieces.add(new Piece.Broken(problem));
    }

    private void remember(@Nullable StreamingHandle current) {
        handle = current;
        if (cancelled) {
            stop(current);
        }
    }

    private static void stop(@Nullable StreamingHandle current) {
        if (current != null && !current.isCancelled()) {
            current.cancel();
        }
    }
}
