package dev.browsergrid.agents.model;

/// A model that can be picked. `id` is stable (`provider/name`, such as `openai/gpt-5.4` or `offline/rules`), `label`
/// is for people, `images` says whether it can look at screenshots, `offline` whether it is the built-in rule-based
/// one.
public record ModelInfo(String id, String provider, String label, boolean images, boolean offline) {}
