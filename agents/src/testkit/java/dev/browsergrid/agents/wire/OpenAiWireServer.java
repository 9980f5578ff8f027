package dev.browsergrid.agents.wire;

/// A test server that speaks OpenAI's Chat Completions format, as compatible servers do too.
public final class OpenAiWireServer extends WireServer {
    public OpenAiWireServer(Brain brain) {
        this(brain, "test-key-openai");
    }

    /// An empty `key` makes it a compatible server that asks for none.
    public OpenAiWireServer(Brain brain, String key) {
        super(new OpenAiFormat(), brain, key);
    }

    @Override
    public String baseUrl() {
        return origin() + "/v1";
    }
}
