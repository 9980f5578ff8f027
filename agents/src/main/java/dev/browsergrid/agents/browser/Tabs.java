package dev.browsergrid.agents.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.browsergrid.agents.safety.Safety;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The open tabs with ids that stay, and which of them is active. A popup becomes active when it opens; when the
/// active tab closes, the one it came from does.
final class Tabs {
    private static final int MOST_ASKED = 10;

    private final BrowserContext context;
    private final Leash leash;
    private final Notices notices;
    private final Safety safety;
    private final SequencedMap<String, OpenTab> tabs = new LinkedHashMap<>();
    private String active = "";
    private int numbers;
    private boolean opening;

    Tabs(BrowserContext context, Leash leash, Notices notices, Safety safety) {
        this.context = context;
        this.safety = safety;
        this.leash = leash;
        this.notices = notices;
        context.pages().forEach(this::add);
        context.onPage(page -> {
            if (find(page).isEmpty()) {
                OpenTab tab = add(page);
                if (opening) {
                    return; // our own doing is no news
                }
                notices.add("tab_opened", "tab " + tab.id() + " was opened and is active now");
                tab.comesFrom(active);
                active = tab.id();
            }
        });
        active = visible();
    }

    /// One tab. Crashing is only noted here: Playwright must not be called back from its own events.
    static final class OpenTab {
        private final String id;
        private final Page page;
        private final TabActivity activity;
        private final TabTroubles troubles;
        private String opener = "";
        private boolean crashed;
        private boolean silent;

        OpenTab(String id, Page page, Safety safety) {
            this.id = id;
            this.page = page;
            this.activity = new TabActivity(page);
            this.troubles = new TabTroubles(page, safety);
            page.onCrash(_ -> crashed = true);
        }

        String id() {
            return id;
        }

        Page page() {
            return page;
        }

        TabActivity activity() {
            return activity;
        }

        TabTroubles troubles() {
            return troubles;
        }

        /// Notes whether the page answered when it was last looked at.
        void answered(boolean answered) {
            silent = !answered;
        }

        boolean isSilent() {
            return silent;
        }

        void comesFrom(String openerId) {
            opener = openerId;
        }
    }

    List<OpenTab> all() {
        return List.copyOf(tabs.values());
    }

    boolean isActive(OpenTab tab) {
        return tab.id().equals(active);
    }

    Optional<OpenTab> find(String id) {
        return Optional.ofNullable(tabs.get(id));
    }

    /// The active tab, a fresh one when it crashed or none is left.
    OpenTab active() {
        OpenTab tab = tabs.get(active);
        if (tab == null) {
            return open();
        }
        if (tab.crashed) {
            return replace(tab, true);
        }
        return tab;
    }

    OpenTab open() {
        opening = true;
        try {
            Page page = leash.within(Bounds.CONNECT, context::newPage);
            OpenTab tab = find(page).orElseGet(() -> add(page));
            active = tab.id();
            return tab;
        } finally {
            opening = false;
        }
    }

    void activate(OpenTab tab) {
        leash.within(Bounds.ASK, tab.page()::bringToFront);
        active = tab.id();
    }

    void close(OpenTab tab) {
        leash.within(Bounds.ACT, () -> tab.page().close());
        closed(tab);
    }

    /// Puts a fresh tab in the place of one that crashed or no longer answers, at the same address if `reopen`.
    OpenTab replace(OpenTab broken, boolean reopen) {
        String url = broken.page().url();
        notices.add(
                broken.crashed ? "page_crashed" : "page_replaced",
                "the page in tab %s %s; a new tab took its place"
                        .formatted(broken.id(), broken.crashed ? "crashed" : "stopped answering"));
        OpenTab fresh = open();
        try {
            leash.within(Bounds.ACT, () -> broken.page().close());
        } catch (PlaywrightException | Leash.TooSlowException _) {
            // nothing more can be done for it
        }
        closed(broken);
        active = fresh.id();
        if (reopen && url.startsWith("http")) {
            try {
                leash.within(
                        Bounds.LOAD,
                        () -> fresh.page()
                                .navigate(url, new Page.NavigateOptions().setTimeout(Bounds.playwright(Bounds.LOAD))));
            } catch (PlaywrightException | Leash.TooSlowException _) {
                // shown as far as it came
            }
        }
        return fresh;
    }

    private Optional<OpenTab> find(Page page) {
        return tabs.values().stream().filter(tab -> tab.page().equals(page)).findFirst();
    }

    private OpenTab add(Page page) {
        OpenTab tab = new OpenTab("t" + ++numbers, page, safety);
        tabs.put(tab.id(), tab);
        page.onClose(_ -> closed(tab));
        return tab;
    }

    private void closed(OpenTab tab) {
        tabs.remove(tab.id());
        if (isActive(tab)) {
            active = tabs.containsKey(tab.opener) || tabs.isEmpty()
                    ? tab.opener
                    : tabs.lastEntry().getKey();
        }
    }

    private String visible() {
        for (OpenTab tab : tabs.values().stream().limit(MOST_ASKED).toList()) {
            try {
                if (leash.within(Bounds.GLANCE, () -> tab.page().evaluate("document.visibilityState"))
                        .equals("visible")) {
                    return tab.id();
                }
            } catch (PlaywrightException | Leash.TooSlowException _) {
                // a hidden tab that has not loaded yet does not answer
            }
        }
        return tabs.isEmpty() ? "" : tabs.firstEntry().getKey();
    }
}
