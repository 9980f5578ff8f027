package dev.browsergrid.agents.replay;

import dev.browsergrid.agents.replay.recipe.RecipeAction;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares what an action is told to have changed with what it changed then.
final class EffectWords {
    private static final Pattern VALUE = Pattern.compile("; its value is now \"([^\"]*)\"");

    private EffectWords() {}

    /// Why the effect is another one; empty when it is not. `written` is what was to be written this
    /// time, and `writtenThen` what was then.
    static Optional<String> other(RecipeAction action, String now, Optional<String> writtenThen, String written) {
        String then = action.effect();
        if (action.changesPage() && isClick(action) && !nothing(then) && nothing(now)) {
            return Optional.of("Then it changed something, and now nothing.");
        }
        for (String state : new String[] {"it is checked now", "it is not checked any more"}) {
            if (isClick(action) && then.contains("; " + state) && !now.contains("; " + state)) {
                return Optional.of("Then " + state + "; not so now.");
            }
        }
        Optional<String> valueThen = value(then);
        Optional<String> valueNow = value(now);
        boolean asWritten = valueThen.isPresent() && valueThen.equals(writtenThen);
        return asWritten && valueNow.isPresent() && !valueNow.get().equals(written)
                ? Optional.of("The field took what was written then, and now it holds “" + valueNow.get() + "”.")
                : Optional.empty();
    }

    private static boolean isClick(RecipeAction action) {
        return switch (action.tool()) {
            case "click", "press", "drag", "back" -> true;
            default -> false;
        };
    }

    private static boolean nothing(String effect) {
        return effect.contains("; nothing changed");
    }

    private static Optional<String> value(String effect) {
        Matcher value = VALUE.matcher(effect);
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }
}
