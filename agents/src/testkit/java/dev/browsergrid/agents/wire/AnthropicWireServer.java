package dev.browsergrid.agents.wire;

/// A test server that speaks Anthropic's Messages format.
public final class AnthropicWireServer extends WireServer {
    public AnthropicWireServer(Brain brain) {
        super(new AnthropicFormat(), brain, "test-key-anthropic");
    }

    @Override
    public String baseUrl() {
        return origin() + "/v1";
    }
}
