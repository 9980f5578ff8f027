package dev.browsergrid.agents.oversight;

import java.util.Locale;

/// Why a person should look before something is done. The classes are those that Google's computer-use models ask to
/// be confirmed, without those that a browser cannot tell apart. The lower-case name is part of the HTTP API.
public enum Concern {
    PAYMENT("This may spend money or order something."),
    MESSAGE("This may send or publish something in your name."),
    ACCOUNT("This may create an account for you."),
    DELETION("This may delete or cancel something."),
    CONSENT("This may agree to something in your name."),
    DATA_CHANGE("This may hand in or change your data."),
    /// A text one site showed is about to reach another.
    DATA_CROSSING("This takes text from one site to another."),
    /// Nothing in particular: everything is asked for.
    ANY("You wanted to be asked before every action.");

    private final String consequence;

    Concern(String consequence) {
        this.consequence = consequence;
    }

    /// The word as the API spells it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What may come of it, for the person who is asked.
    public String consequence() {
        return consequence;
    }
}
