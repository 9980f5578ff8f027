package dev.browsergrid.agents.provenance;

/// A text that one site showed and that is about to reach another. Sites are named by their host, which is empty for
/// pages that have none. `piece` is the part that tells, in lower case and without punctuation.
public record Crossing(String from, String to, String piece) {
    /// What is about to happen, for the person who is asked. The same for any text between the same two.
    public String consequence() {
        return "This takes text from " + named(from) + " to " + named(to) + ".";
    }

    private static String named(String host) {
        return host.isEmpty() ? "a page without an address" : host;
    }
}
