package dev.browsergrid.agents.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a `<browser>` block tells: the tabs, what the browser did by itself, and the page of the active tab.
public record Observation(List<Tab> tabs, List<String> notices, Page page) {
    static final Observation NONE = new Observation(List.of(), List.of(), Page.EMPTY);
    private static final Pattern BLOCK = Pattern.compile("<browser>\\R(.*)</browser>", Pattern.DOTALL);
    private static final Pattern TAB = Pattern.compile("([*-]) (t\\d+) \"(.*)\" (\\S*)");

    public Observation {
        tabs = List.copyOf(tabs);
        notices = List.copyOf(notices);
    }

    /// An open tab, as one line of the block tells it.
    public record Tab(String id, String title, String url, boolean active) {}

    /// The block in `message`, if there is one.
    public static Optional<Observation> in(String message) {
        Matcher block = BLOCK.matcher(message);
        return block.find() ? Optional.of(read(block.group(1))) : Optional.empty();
    }

    private static Observation read(String block) {
        List<Tab> tabs = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        int pageAt = block.startsWith("page:") ? 0 : block.indexOf("\npage:") + 1;
        boolean hasPage = block.startsWith("page:", pageAt);
        String head = hasPage ? block.substring(0, pageAt) : block;
        boolean inNotices = false;
        for (String line : head.lines().toList()) {
            Matcher tab = TAB.matcher(line.strip());
            if (line.startsWith("notices:")) {
                inNotices = true;
            } else if (inNotices && line.startsWith("- ")) {
                notices.add(line.substring(2).strip());
            } else if (tab.matches()) {
                tabs.add(new Tab(
                        tab.group(2), tab.group(3), tab.group(4), tab.group(1).equals("*")));
            }
        }
        return new Observation(tabs, notices, SnapshotParser.parse(hasPage ? block.substring(pageAt + 5) : ""));
    }

    public Optional<Tab> activeTab() {
        return tabs.stream().filter(Tab::active).findFirst();
    }

    /// The active tab's address; empty when there is none.
    public String url() {
        return activeTab().map(Tab::url).orElse("");
    }
}
