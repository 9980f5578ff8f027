package dev.browsergrid.agents;

import dev.browsergrid.agents.output.OutputSchema;
import dev.browsergrid.agents.safety.Safety;
import java.util.List;
import java.util.Optional;

/// What one run is asked to do: the instruction, the conversation before it (oldest first), the files at hand, its
/// limits, and what its output has to look like if one is wanted; perhaps the address it begins at, how the user wants
/// tasks to be done in general, and what keeps it within bounds.
public record Task(
        String instruction,
        List<Turn> earlier,
        List<TaskFile> files,
        Limits limits,
        Optional<OutputSchema> output,
        Optional<String> startUrl,
        Optional<String> manner,
        Safety safety) {
    public Task {
        earlier = List.copyOf(earlier);
        files = List.copyOf(files);
    }

    /// One with no bounds but the usual ones.
    public Task(
            String instruction,
            List<Turn> earlier,
            List<TaskFile> files,
            Limits limits,
            Optional<OutputSchema> output,
            Optional<String> startUrl,
            Optional<String> manner) {
        this(instruction, earlier, files, limits, output, startUrl, manner, Safety.USUAL);
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

    /// The same within these bounds.
    public Task within(Safety bounds) {
        return new Task(instruction, earlier, files, limits, output, startUrl, manner, bounds);
    }

    public static Task of(String instruction) {
        return new Task(instruction, List.of(), List.of(), Limits.DEFAULT);
    }
}
