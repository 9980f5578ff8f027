package dev.browsergrid.agents.model;

import java.util.Optional;

/// A model that can be picked. `id` is stable (`provider/name`, such as `openai/gpt-5.4` or
/// `offline/rules`), `label` is for people, `images` says whether it can look at screenshots,
/// `offline` whether it is the built-in rule-based one, which uses no tokens; `price` is what its
/// tokens cost, where that is known.
public record ModelInfo(
        String id, String provider, String label, boolean images, boolean offline, Optional<ModelPrice> price) {
    /// One of which nobody said what it costs; the built-in one costs nothing.
    public ModelInfo(String id, String provider, String label, boolean images, boolean offline) {
        this(id, provider, label, images, offline, offline ? Optional.of(ModelPrice.FREE) : Optional.empty());
    }

    /// The same, which is shown no screenshots.
    public ModelInfo withoutImages() {
        return new ModelInfo(id, provider, label, false, offline, price);
    }

    /// The same at this price.
    ModelInfo at(Optional<ModelPrice> known) {
        return new ModelInfo(id, provider, label, images, offline, known.or(() -> price));
    }
}
