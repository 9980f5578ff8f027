package dev.browsergrid.profiles.state;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/// Something that was there and is not in the overlay: because it is too large, or because its page did not answer.
/// `where` is an origin, a tab's address, or an element's place.
public record LeftOut(String what, String where, long bytes, Why why) {
    /// Why it was left out.
    public enum Why {
        /// It alone, or all of its kind together, would make the overlay too large.
        @JsonEnumDefaultValue
        @JsonProperty("too_large")
        TOO_LARGE,
        /// The page it is in did not answer in time.
        @JsonProperty("no_answer")
        NO_ANSWER
    }
}
