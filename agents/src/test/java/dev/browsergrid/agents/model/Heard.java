package dev.browsergrid.agents.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a streaming model said, as it said it.
class Heard implements StreamingChatResponseHandler {
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final List<Object> ends = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ChatResponse> response = new CompletableFuture<>();

    static Heard from(StreamingChatModel model, ChatRequest request) {
        Heard heard = new Heard();
        model.chat(request, heard);
        return heard;
    }

    List<String> pieces() {
        return pieces;
    }

    /// Every completion and error; a well-behaved model gives one.
    List<Object> ends() {
        return ends;
    }

    ChatResponse response() {
        try {
            return response.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    AiMessage message() {
        return response().aiMessage();
    }

    ModelProblem problem() {
        try {
            throw new AssertionError("an answer where a problem was expected: " + response.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return ModelProblem.of(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no end", e);
        }
    }

    @Override
    public void onPartialResponse(String piece) {
        pieces.add(piece);
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
        ends.add(complete);
        response.complete(complete);
    }

    @Override
    public void onError(Throwable error) {
        ends.add(error);
        response.completeExceptionally(error);
    }
}
