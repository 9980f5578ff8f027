package dev.browsergrid.agents.replay.recipe;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An element told without a ref. `nth` of `of` have its role and name in its frame, counted from 0;
/// `of` is 0 when the page went on beyond what was seen of it. `near` is what it stands with and none of
/// its equals does. `ofRole` is its place among all of its role, `frames` which frame it is in, the
/// outermost first, each by its place in its document.
public record Element(
        String role, String name, @Nullable String near, int nth, int of, int ofRole, List<Integer> frames) {
    public Element {
        frames = List.copyOf(frames);
    }

    /// The same, its words changed.
    Element with(UnaryOperator<String> change) {
        return new Element(role, change.apply(name), near == null ? null : change.apply(near), nth, of, ofRole, frames);
    }

    /// As a person would say it.
    public String words() {
        String place = near != null ? " at “" + near + "”" : of > 1 ? " number " + (nth + 1) : "";
        return role + (name.isEmpty() ? "" : " “" + name + "”") + place;
    }
}
