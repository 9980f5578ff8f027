package dev.browsergrid.agents.wire;

/// A test server that speaks Ollama's chat format.
public final class OllamaWireServer extends WireServer {
    public OllamaWireServer(Brain brain) {
        super(new OllamaFormat(), brain, "");
    }

    @Override
    public String baseUrl() {
        return origin();
    }
}
