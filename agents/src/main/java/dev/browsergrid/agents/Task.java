package dev.browsergrid.agents;

import dev.browsergrid.agents.output.OutputSchema;
import java.util.List;
import java.util.Optional;

/// What one run is asked to do: the instruction, the conversation before it (oldest first), the files at hand, its
/// limits, and what its output has to look like if one is wanted; perhaps the address it begins at, and how the user
/// wants tasks to be done in general.
public record Task(
        String instruction,
        List<Turn> earlier,
        List<TaskFile> files,
        Limits limits,
        Optional<OutputSchema> output,
        Optional<String> startUrl,
        Optional<String> manner) {
    public Task {
        earlier = List.copyOf(earlier);
        files = List.copyOf(files);
    }

    /// One that begins where the browser is.
    public Task(
            String instruction,
            List<Turn> earlier,
            List<TaskFile> files,
            Limits limits,
            Optional<OutputSchema> output) {
        this(instruction, earlier, files, limits, output, Optional.empty(), Optional.empty());
    }

    public Task(String instruction, List<Turn> earlier, List<TaskFile> files, Limits limits) {
        this(instruction, earlier, files, limits, Optional.empty());
    }

    public static Task of(String instruction) {
        return new Task(instruction, List.of(), List.of(), Limits.DEFAULT);
    }
}
