package dev.browsergrid.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.OpenAiWireServer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// A server whose model follows the script of whatever it was asked to do, so that chats can run side by side; with a
/// site of odd pages to go to.
public final class ScriptedServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GO_ON = "is all well?";
    private static final String WELL = "All is well.";

    private final Map<String, Brain> scripts = new ConcurrentHashMap<>();
    private final OpenAiWireServer openAi = new OpenAiWireServer(this::think);
    private final OddSite site = new OddSite();
    private final TestServer server;

    /// Starts one with further properties.
    public ScriptedServer(Map<String, String> properties) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("OPENAI_API_KEY", openAi.key());
        all.put("OPENAI_BASE_URL", openAi.baseUrl());
        all.put("OPENAI_MODEL", "test-gpt");
        server = TestServer.start(all);
    }

    public TestServer server() {
        return server;
    }

    public OpenAiWireServer model() {
        return openAi;
    }

    /// The address of an odd page.
    public String page(String name) {
        return site.url(name);
    }

    public TestChat chat() {
        return TestChat.begin(server.signedIn(), "openai/test-gpt");
    }

    /// Says what the model answers to a request, from now on.
    public void teach(String request, Brain script) {
        scripts.put(request, script);
    }

    /// Asks for something in a chat of its own, follows it to its end, and sees to it that the browser is given back
    /// and the chat's next message works.
    public RunLog ask(String request, Brain script) {
        teach(request, script);
        TestChat chat = chat();
        RunLog log = chat.say(request);
        assertGoesOn(chat);
        return log;
    }

    /// The browser is given back and the next message works.
    public void assertGoesOn(TestChat chat) {
        chat.awaitParked();
        assertThat(chat.say(GO_ON).answer()).isEqualTo(WELL);
    }

    private ChatResponse think(ChatRequest request) {
        String task = request.messages().stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> message.toString())
                .filter(text -> text.contains("<task>"))
                .reduce((_, later) -> later)
                .orElseThrow();
        if (task.contains(GO_ON)) {
            boolean there = request.messages().getLast() instanceof ToolExecutionResultMessage;
            return response(there ? done(WELL) : call("navigate", Map.of("url", page("fine"))));
        }
        return scripts.entrySet().stream()
                .filter(script -> task.contains(script.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue()
                .answer(request);
    }

    public static AiMessage call(String tool, Map<String, Object> arguments) {
        return AiMessage.from(ToolExecutionRequest.builder()
                .name(tool)
                .arguments(JSON.writeValueAsString(arguments))
                .build());
    }

    public static AiMessage done(String answer) {
        return call("done", Map.of("answer", answer));
    }

    public static ChatResponse response(AiMessage message) {
        return ChatResponse.builder().aiMessage(message).build();
    }

    @Override
    public void close() {
        server.close();
        openAi.close();
        site.close();
    }
}
