package dev.browsergrid.egress.rules;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a destination may not be reached.
public enum Refusal {
    LOOPBACK("it is the browser's own machine"),
    PRIVATE("it is an address of a private network"),
    LINK_LOCAL("it is an address that holds on one network link only"),
    METADATA("it is where clouds tell machines their secrets"),
    SHARED("it is an address of a carrier's own network"),
    MULTICAST("it is an address of many machines at once"),
    UNSPECIFIED("it is no address of any machine"),
    RESERVED("it is an address that is reserved"),
    GRID("it is this browser grid itself"),
    DENIED("the rules of this browser's pool or session deny it"),
    NOT_LISTED("the rules of this browser's pool or session allow only other hosts"),
    RUN_DENIED("the run that works in this browser blocks its domain"),
    RUN_NOT_LISTED("the run that works in this browser allows only other domains"),
    MALFORMED("it is spelled as no host is"),
    UNKNOWN_BROWSER("the browser has been given back");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /// What follows "because" in a sentence for people.
    public String words() {
        return words;
    }

    /// Whether it is the kind of address, so that an entry in an allow list opens it.
    public boolean isAboutAddress() {
        return switch (this) {
            case LOOPBACK, PRIVATE, LINK_LOCAL, METADATA, SHARED, MULTICAST, UNSPECIFIED, RESERVED -> true;
            case GRID, DENIED, NOT_LISTED, RUN_DENIED, RUN_NOT_LISTED, MALFORMED, UNKNOWN_BROWSER -> false;
        };
    }

    /// The reason's name as logs and pages spell it.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
