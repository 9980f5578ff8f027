package dev.browsergrid.agents;

import dev.browsergrid.agents.browser.Drivers;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.model.ModelSettings;
import dev.browsergrid.agents.offline.OfflineModel;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/// Runs one instruction in a fresh headless Chromium of its own and prints what happens. `--model=<id>` picks a model;
/// without it the first that is set up is used. The offline model looks for its practice site at
/// `BROWSERGRID_PLAYGROUND`, else where the server has it.
public final class LocalRun {
    private static final PrintStream OUT = System.out;
    private static final String MODEL_OPTION = "--model=";

    private LocalRun() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        URI playground = URI.create(Objects.requireNonNullElse(
                System.getenv("BROWSERGRID_PLAYGROUND"), "http://127.0.0.1:8080/playground/"));
        ModelCatalog catalog = new ModelCatalog(ModelSettings.from(System::getenv), () -> new OfflineModel(playground));
        String instruction = Arrays.stream(words)
                .filter(word -> !word.startsWith(MODEL_OPTION))
                .collect(Collectors.joining(" "));
        if (instruction.isBlank()) {
            OUT.println("usage: LocalRun [--model=<id>] <instruction>");
            catalog.models().forEach(model -> OUT.println("  " + model.id() + "  " + model.label()));
            return;
        }
        ModelInfo info = Arrays.stream(words)
                .filter(word -> word.startsWith(MODEL_OPTION))
                .map(word -> catalog.info(word.substring(MODEL_OPTION.length())))
                .findFirst()
                .orElseGet(catalog::defaultModel);
        Cancellation cancellation = new Cancellation();
        try (LocalChromium chromium = LocalChromium.start();
                Drivers drivers = new Drivers(1);
                PlaywrightComputer computer = PlaywrightComputer.connect(drivers, chromium.url(), cancellation)) {
            Outcome outcome = new Agent(catalog.open(info.id()), info)
                    .run(Task.of(instruction), computer, event -> OUT.println(line(event)), cancellation);
            OUT.println(outcome);
        }
    }

    private static String line(AgentEvent event) {
        return switch (event) {
            case AgentEvent.Observed seen -> "[%d] sees %s \"%s\"".formatted(seen.step(), seen.url(), seen.title());
            case AgentEvent.ScreenshotTaken shot ->
                "[%d] picture %dx%d".formatted(shot.step(), shot.width(), shot.height());
            case AgentEvent.TextDelta delta -> "[%d] says %s".formatted(delta.step(), delta.text());
            case AgentEvent.ActionStarted action ->
                "[%d] %s %s".formatted(action.step(), action.description(), action.reason());
            case AgentEvent.ActionFinished action ->
                "[%d]   %s (%d ms)"
                        .formatted(action.step(), action.result(), action.took().toMillis());
            case AgentEvent.ModelUsed used ->
                "[%d] tokens %d in, %d out".formatted(used.step(), used.inputTokens(), used.outputTokens());
            case AgentEvent.ModelRetried retry ->
                "[%d] %s Asking again in %s".formatted(retry.step(), retry.problem(), retry.pause());
            case AgentEvent.Noticed notice -> "[%d] %s: %s".formatted(notice.step(), notice.code(), notice.text());
        };
    }
}
