package dev.browsergrid.agents.model;

import dev.browsergrid.agents.model.ModelSettings.Access;
import dev.browsergrid.agents.wire.AnthropicWireServer;
import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.GeminiWireServer;
import dev.browsergrid.agents.wire.OllamaWireServer;
import dev.browsergrid.agents.wire.OpenAiWireServer;
import dev.browsergrid.agents.wire.WireServer;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.Duration;

/// Each vendor with its test server.
public enum Wire {
    OPENAI(Vendor.OPENAI),
    ANTHROPIC(Vendor.ANTHROPIC),
    GEMINI(Vendor.GEMINI),
    OLLAMA(Vendor.OLLAMA);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vendor vendor;

    Wire(Vendor vendor) {
        this.vendor = vendor;
    }

    Vendor vendor() {
        return vendor;
    }

    public WireServer server(Brain brain) {
        return switch (this) {
            case OPENAI -> new OpenAiWireServer(brain);
            case ANTHROPIC -> new AnthropicWireServer(brain);
            case GEMINI -> new GeminiWireServer(brain);
            case OLLAMA -> new OllamaWireServer(brain);
        };
    }

    public StreamingChatModel model(WireServer server) {
        return model(server, server.key(), PATIENCE);
    }

    /// The model as a catalog opens it.
    StreamingChatModel model(WireServer server, String key, Duration patience) {
        Access access = Access.of(key, server.baseUrl(), "test-model");
        ModelSettings settings = switch (this) {
            case OPENAI -> new ModelSettings(access, Access.NONE, Access.NONE, Access.NONE, patience);
            case ANTHROPIC -> new ModelSettings(Access.NONE, access, Access.NONE, Access.NONE, patience);
            case GEMINI -> new ModelSettings(Access.NONE, Access.NONE, access, Access.NONE, patience);
            case OLLAMA -> new ModelSettings(Access.NONE, Access.NONE, Access.NONE, access, patience);
        };
        ModelCatalog catalog = new ModelCatalog(settings, () -> {
            throw new AssertionError("the offline model is not wanted here");
        });
        return catalog.open(vendor.id() + "/test-model");
    }
}
