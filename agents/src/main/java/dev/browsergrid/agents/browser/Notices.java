package dev.browsergrid.agents.browser;

import dev.browsergrid.agents.Observation.Notice;
import java.util.ArrayList;
import java.util.List;

/// What the browser did by itself since the last look. Bounded: a page that opens dialogs in a loop fills no memory.
final class Notices {
    private static final int MOST = 20;

    private final List<Notice> notices = new ArrayList<>();
    private int count;

    void add(String code, String text) {
        count++;
        if (notices.size() < MOST) {
            notices.add(new Notice(code, text));
        }
    }

    /// How many there have been in all; tells whether something was noticed during an action.
    int count() {
        return count;
    }

    /// The newest notice's text, for the result of the action that brought it about.
    String newest() {
        return notices.isEmpty() ? "" : notices.getLast().text();
    }

    List<Notice> drain() {
        List<Notice> drained = List.copyOf(notices);
        notices.clear();
        return drained;
    }
}
