package dev.browsergrid.agents;

import java.util.List;

/// What one run is asked to do: the instruction, the conversation before it (oldest first), the files at hand, and its
/// limits.
public record Task(String instruction, List<Turn> earlier, List<TaskFile> files, Limits limits) {
    public Task {
        earlier = List.copyOf(earlier);
        files = List.copyOf(files);
    }

    public static Task of(String instruction) {
        return new Task(instruction, List.of(), List.of(), Limits.DEFAULT);
    }
}
