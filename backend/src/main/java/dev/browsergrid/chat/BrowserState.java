package dev.browsergrid.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What is kept of the browser as a message's answer left it.
sealed interface BrowserState {
    /// A snapshot of a profile shows it.
    record Saved(UUID profile, int number) implements BrowserState {}

    /// The run is not over, or its browser is still being saved.
    record Pending() implements BrowserState {}

    /// There is none, or not any more.
    record Gone() implements BrowserState {}

    /// What is known of a message's run: what became of it, whether it ever had a browser, and whether that browser may
    /// yet be saved as this run left it.
    record Facts(UUID message, UUID run, boolean finished, boolean hadBrowser, BrowserState kept) {}

    /// The word for it in the API.
    default String word() {
        return switch (this) {
            case Saved _ -> "saved";
            case Pending _ -> "pending";
            case Gone _ -> "gone";
        };
    }

    /// The state after each message, the oldest first. A run that never had a browser leaves it as the message before
    /// did.
    static List<BrowserState> after(List<Facts> messages) {
        List<BrowserState> states = new ArrayList<>();
        BrowserState last = new Gone();
        for (Facts facts : messages) {
            if (!facts.finished()) {
                last = new Pending();
            } else if (facts.hadBrowser() || facts.kept() instanceof Saved) {
                last = facts.kept();
            }
            states.add(last);
        }
        return List.copyOf(states);
    }
}
