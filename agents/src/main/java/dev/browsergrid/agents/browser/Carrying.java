package dev.browsergrid.agents.browser;

import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ToolError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Keeps a run that has secrets from carrying them elsewhere unseen: by way of the clipboard, which copies what is not
/// shown, and by dragging a selected text into a field.
final class Carrying {
    private static final Set<String> COMMANDS = Set.of("control", "meta", "controlormeta");

    private final Hand hand;

    Carrying(Hand hand) {
        this.hand = hand;
    }

    /// Why keys, each as Playwright writes it, are not pressed.
    Optional<Refused> pasted(List<String> presses) {
        boolean pastes = presses.stream().anyMatch(Carrying::pastes);
        return !hand.safety().secrets().isEmpty() && pastes
                ? Optional.of(refused("nothing is pasted in a run that has secrets; type the text"))
                : Optional.empty();
    }

    private static boolean pastes(String press) {
        List<String> keys =
                Arrays.stream(press.toLowerCase(Locale.ROOT).split("\\+", -1)).toList();
        List<String> held = keys.subList(0, keys.size() - 1);
        return switch (keys.getLast()) {
            case "v", "keyv" -> held.stream().anyMatch(COMMANDS::contains);
            case "insert" -> held.contains("shift");
            case "paste" -> true;
            default -> false;
        };
    }

    /// Why nothing is dragged onto an element in this state.
    Optional<Refused> dropped(Elements.State target) {
        return !hand.safety().secrets().isEmpty() && target.takesText()
                ? Optional.of(refused("nothing is dragged into a field in a run that has secrets; type the text"))
                : Optional.empty();
    }

    private static Refused refused(String why) {
        return new Refused(ToolError.NOT_POSSIBLE, why);
    }
}
