package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfflineModelTest {
    private static final OfflineModel MODEL = new OfflineModel(URI.create("http://127.0.0.1:8080/playground"));

    private static ChatRequest asks(String task) {
        return ChatRequest.builder()
                .messages(UserMessage.from(
                        "<task>\n" + task + "\n</task>\n<browser>\ntabs:\n* t1 \"\" about:blank\npage:\n\n</browser>"))
                .build();
    }

    @Test
    void streams_a_sentence_and_then_the_tool_call() {
        List<Object> heard = new ArrayList<>();
        MODEL.chat(asks("open the shop"), new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {
                heard.add(text);
            }

            @Override
            public void onCompleteToolCall(CompleteToolCall call) {
                heard.add(call.toolExecutionRequest().name());
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                heard.add(response);
            }

            @Override
            public void onError(Throwable error) {
                heard.add(error);
            }
        });
        assertThat(heard).startsWith("I ", "open ").hasSizeGreaterThan(4).contains("navigate");
        assertThat(heard.getLast()).isInstanceOf(ChatResponse.class);
    }

    @Test
    void answers_with_one_call_that_gives_its_reason_and_costs_nothing() {
        ChatResponse response = MODEL.chat(asks("open the shop"));
        assertThat(response.aiMessage().toolExecutionRequests()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("navigate");
            assertThat(call.arguments())
                    .contains("http://127.0.0.1:8080/playground/shop.html")
                    .contains("reason");
        });
        assertThat(response.tokenUsage().totalTokenCount()).isZero();
        assertThat(response.modelName()).isEqualTo("offline-rules");
    }

    @Test
    void the_same_prompt_gets_the_same_answer() {
        assertThat(MODEL.chat(asks("what is the total?")).aiMessage())
                .isEqualTo(MODEL.chat(asks("what is the total?")).aiMessage());
    }

    @Test
    void an_empty_conversation_is_answered_too() {
        ChatResponse response = MODEL.chat(
                ChatRequest.builder().messages(UserMessage.from("hello")).build());
        assertThat(response.aiMessage().toolExecutionRequests().getFirst().name())
                .isEqualTo("done");
    }
}
