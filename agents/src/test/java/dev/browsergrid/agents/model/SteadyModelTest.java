package dev.browsergrid.agents.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of a request on its way to a vendor.
class SteadyModelTest {
    private final List<ChatRequest> sent = new ArrayList<>();

    private final StreamingChatModel vendor = new StreamingChatModel() {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            sent.add(request);
        }
    };

    @Test
    void the_bound_of_an_answer_has_the_name_that_openai_takes() {
        new SteadyModel(vendor, true).chat(bounded(), new Deaf());
        assertThat(sent.getLast().parameters())
                .isInstanceOfSatisfying(
                        OpenAiChatRequestParameters.class,
                        parameters ->
                                assertThat(parameters.maxCompletionTokens()).isEqualTo(300));
        assertThat(sent.getLast().maxOutputTokens()).isNull();
        new SteadyModel(vendor, false).chat(bounded(), new Deaf());
        assertThat(sent.getLast().maxOutputTokens()).isEqualTo(300);
    }

    private static ChatRequest bounded() {
        return ChatRequest.builder()
                .messages(UserMessage.from("go"))
                .parameters(ChatRequestParameters.builder().maxOutputTokens(300).build())
                .build();
    }

    private static final class Deaf implements StreamingChatResponseHandler {
        @Override
        public void onPartialResponse(String text) {}

        @Override
        public void onCompleteResponse(ChatResponse response) {}

        @Override
        public void onError(Throwable problem) {}
    }
}
