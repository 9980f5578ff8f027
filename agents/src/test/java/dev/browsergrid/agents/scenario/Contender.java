package dev.browsergrid.agents.scenario;

import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.model.Wire;
import dev.browsergrid.agents.offline.OfflineModel;
import dev.browsergrid.agents.wire.WireServer;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/// Who is put to the scenarios: the offline model, and a script behind each vendor's wire.
enum Contender {
    OFFLINE,
    OPENAI,
    ANTHROPIC,
    GEMINI,
    OLLAMA;

    static final List<Contender> WIRES = List.of(OPENAI, ANTHROPIC, GEMINI, OLLAMA);

    /// A model at work, and all it was sent so far.
    record Opened(StreamingChatModel model, ModelInfo info, Supplier<List<String>> sent, Runnable end)
            implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    Opened open(Scenario scenario, Place place) {
        return this == OFFLINE ? offline(place) : wire(scenario, place);
    }

    private static Opened offline(Place place) {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        return new Opened(
                new Overheard(new OfflineModel(place.playground()), heard),
                new ModelInfo("offline/rules", "offline", "Rules", false, false),
                () -> heard,
                () -> {});
    }

    private Opened wire(Scenario scenario, Place place) {
        Wire wire = Wire.valueOf(name());
        WireServer server = wire.server(new Script(scenario.turns().stream()
                .map(turn -> turn.stream().map(place::in).toList())
                .toList()));
        return new Opened(
                wire.model(server),
                new ModelInfo("test/script", "test", "Script", wire != Wire.OLLAMA, false),
                () -> server.requests().stream()
                        .map(request -> request.body().toString())
                        .toList(),
                server::close);
    }

    /// Keeps what a model is asked.
    private record Overheard(StreamingChatModel model, List<String> heard) implements StreamingChatModel {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            heard.add(request.messages().toString());
            model.doChat(request, handler);
        }
    }
}
