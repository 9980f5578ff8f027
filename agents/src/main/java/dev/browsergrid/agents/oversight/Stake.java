package dev.browsergrid.agents.oversight;

import java.util.Locale;

/// What an action is about to act on, as the page stands. An approval is bound to it: `fingerprint` differs when the
/// address, the element, what its form holds, or what the page says around it does; times of the day are left out of
/// it, as clocks go on by themselves.
///
/// `origin` is that of the element's own frame, `address` that of the page.
public record Stake(String address, String origin, Element element, Form form, String fingerprint) {
    /// An action on the page as a whole.
    public static final Element NO_ELEMENT = new Element("page", "", false, false);

    /// The element: its kind as a person would call it, its name, whether following it only opens another page, and
    /// whether it is ticked now.
    public record Element(String kind, String name, boolean opens, boolean ticked) {
        /// The kind of fields for codes that are good once.
        public static final String CODE = "code";

        /// Whether it takes text.
        public boolean isField() {
            return kind.equals("field") || kind.equals(CODE);
        }
    }

    /// The form or dialog around it: whether it sends something, whether its fields take a password, a new
    /// one, a card, or words, the name of the button that hands it in, the text it shows, in lower case and
    /// shortened, and the origin it sends to, empty when it is no form.
    public record Form(
            boolean sends,
            boolean password,
            boolean newPassword,
            boolean card,
            boolean words,
            String button,
            String text,
            String sendsTo) {
        public static final Form NONE = new Form(false, false, false, false, false, "", "", "");

        public Form {
            text = text.toLowerCase(Locale.ROOT);
        }
    }
}
