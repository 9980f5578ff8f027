package dev.browsergrid.agents.wire;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Decides what a wire server answers. It sees the conversation as it came over the wire.
@FunctionalInterface
public interface Brain {
    ChatResponse answer(ChatRequest request);

    /// Gives these answers in turn, then fails.
    static Brain scripted(AiMessage... answers) {
        Iterator<AiMessage> rest = List.of(answers).iterator();
        return _ -> {
            synchronized (rest) {
                return ChatResponse.builder().aiMessage(rest.next()).build();
            }
        };
    }

    /// Says the same whatever it is asked.
    static Brain saying(String text) {
        return _ -> ChatResponse.builder().aiMessage(AiMessage.from(text)).build();
    }

    /// Lets a model that lives in this process answer, so that it can be spoken to over a vendor's wire.
    static Brain of(StreamingChatModel model) {
        return request -> {
            CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
            model.chat(request, new StreamingChatResponseHandler() {
                @Override
                public void onCompleteResponse(ChatResponse response) {
                    answer.complete(response);
                }

                @Override
                public void onError(Throwable error) {
                    answer.completeExceptionally(error);
                }
            });
            return answer.join();
        };
    }
}
