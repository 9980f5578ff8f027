package dev.browsergrid.agents.replay.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run that was kept, written down step by step.
public final class Told {
    private final List<Recording.Step> steps = new ArrayList<>();
    private Optional<String> startUrl = Optional.empty();

    public Told beganAt(String url) {
        startUrl = Optional.of(url);
        return this;
    }

    /// A step at an address, on a page of these lines.
    public Told step(String url, String page, Recording.Action... actions) {
        return step(false, url, page, actions);
    }

    Told byHand(String url, String page, Recording.Action... actions) {
        return step(true, url, page, actions);
    }

    private Told step(boolean byHand, String url, String page, Recording.Action... actions) {
        Sight seen = new Sight(steps.size() + 1, url, "Page", block(url, page));
        steps.add(new Recording.Step(seen, List.of(actions), byHand));
        return this;
    }

    /// The text a model is given of a page.
    public static String block(String url, String page) {
        return "<browser>\ntabs:\n* t1 \"Page\" " + url + "\npage:\n" + page.strip() + "\n</browser>";
    }

    /// A call that worked, and its effect.
    public static Recording.Action did(String tool, String arguments, String effect) {
        return new Recording.Action(tool, arguments, "Do " + tool, "ok: " + effect, "");
    }

    public static Recording.Action failed(String tool, String arguments, String error) {
        return new Recording.Action(tool, arguments, "Do " + tool, "error(" + error + "): no.", error);
    }

    public Recipe recipe() {
        return RecipeMaker.of(new Recording(startUrl, steps, Optional.of("It is done."), true));
    }
}
