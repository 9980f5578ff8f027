package dev.browsergrid.profiles.overlay;

/// One thing that should survive: what brings it about in a document, and how it is seen. `where` is `main`, `inner`
/// (an iframe of the same process), `other` (one of another site) or `hidden`.
record Probe(String name, String where, String set, String seen) {
    static Probe in(String where, String name, String set, String seen) {
        return new Probe(name, where, set, seen);
    }

    /// A control's property, set as a person's typing would.
    static Probe control(String where, String name, String element, String property, String value) {
        String of = "document.getElementById('" + element + "')." + property;
        return new Probe(
                name,
                where,
                of + " = " + value + ", document.getElementById('" + element
                        + "').dispatchEvent(new Event('input', {bubbles: true}))",
                of);
    }
}
