package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.Map;
import java.util.OptionalDouble;

/// Moves a slider: by its value where it takes one, else key by key until it shows it.
final class Sliders {
    private static final int MOST_KEYS = 60;

    private Sliders() {}

    static Move set(Scene scene, Node slider, String value, String deed) {
        if (value.matches("(?i).*\\b(?:max(?:imum)?|full|top|highest|all the way up)\\b.*")) {
            return end(scene, slider, "End", deed);
        }
        if (value.matches("(?i).*\\b(?:min(?:imum)?|lowest|all the way down)\\b.*")) {
            return end(scene, slider, "Home", deed);
        }
        OptionalDouble wanted = Numbers.amount(value);
        if (wanted.isEmpty()) {
            return new Stuck("“" + value + "” is no value I could move “" + slider.label() + "” to.");
        }
        OptionalDouble now = Numbers.amount(slider.text());
        if (scene.own().isEmpty()) {
            return new Call(
                    "type",
                    Map.of("ref", slider.ref(), "text", number(wanted.getAsDouble())),
                    "I move “" + slider.label() + "” to " + value + ".");
        }
        if (now.isEmpty() || Math.abs(now.getAsDouble() - wanted.getAsDouble()) < 1e-9) {
            return Move.done(deed);
        }
        boolean up = now.getAsDouble() < wanted.getAsDouble();
        boolean turned = scene.last()
                .filter(step -> step.argument("keys").equals(up ? "ArrowLeft" : "ArrowRight"))
                .isPresent();
        if (turned
                || scene.worked("press") >= MOST_KEYS
                || scene.last()
                        .filter(step -> !step.ok() && step.tool().equals("press"))
                        .isPresent()) {
            return new Stuck("“" + slider.label() + "” goes to " + slider.text() + ", not to " + value + ".");
        }
        return press(slider, up ? "ArrowRight" : "ArrowLeft");
    }

    private static Move end(Scene scene, Node slider, String key, String deed) {
        return scene.worked("press") > 0 ? Move.done(deed) : press(slider, key);
    }

    private static Move press(Node slider, String key) {
        return new Call(
                "press", Map.of("keys", key, "ref", slider.ref()), "I move “" + slider.label() + "” with " + key + ".");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
