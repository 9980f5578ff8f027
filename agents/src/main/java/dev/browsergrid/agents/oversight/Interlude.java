package dev.browsergrid.agents.oversight;

import java.util.List;

/// What happened between two turns: what people said to the agent, and what they did in its browser meanwhile, each in
/// a line of words.
public record Interlude(List<String> said, List<String> done) {
    public Interlude {
        said = List.copyOf(said);
        done = List.copyOf(done);
    }
}
