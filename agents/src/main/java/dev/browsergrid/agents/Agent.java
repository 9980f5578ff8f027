package dev.browsergrid.agents;

import dev.browsergrid.agents.model.ModelInfo;
import dev.langchain4j.model.chat.StreamingChatModel;

/// Runs tasks with one model: observe, think, act, until the model says it is done or a limit is reached.
public final class Agent {
    private final StreamingChatModel model;
    private final ModelInfo info;

    public Agent(StreamingChatModel model, ModelInfo info) {
        this.model = model;
        this.info = info;
    }

    @Override
    public String toString() {
        return "Agent[" + info.id() + ", " + model.provider() + "]";
    }
}
