package dev.browsergrid.agents.wire;

/// A test server that speaks Gemini's generateContent format.
public final class GeminiWireServer extends WireServer {
    public GeminiWireServer(Brain brain) {
        super(new GeminiFormat(), brain, "test-key-gemini");
    }

    @Override
    public String baseUrl() {
        return origin() + "/v1beta";
    }
}
