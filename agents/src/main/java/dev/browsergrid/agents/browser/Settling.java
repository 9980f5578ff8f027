package dev.browsergrid.agents.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Waits until a page has come to rest: no navigation under way, no request it just began, no change of the document
/// for a moment. All waits are bounded, since some pages never rest.
final class Settling {
    private static final int QUIET_MILLIS = 100;
    private static final int PROMPT_MILLIS = 40;
    private static final int QUIET_MOST_MILLIS = 400;
    private static final int STILL_MILLIS = 500;
    private static final int STILL_MOST_MILLIS = 1_500;

    private static final Duration FRESH = Duration.ofMillis(250);

    private final Leash leash;
    private Rest rest = Rest.NONE;

    /// A tab as it was when it was known to be at rest, and when that was.
    private record Rest(String tab, int navigations, int requests, long nanos) {
        static final Rest NONE = new Rest("", 0, 0, 0);

        static Rest of(Tabs.OpenTab tab) {
            return new Rest(
                    tab.id(), tab.activity().navigations(), tab.activity().requests(), System.nanoTime());
        }

        boolean isOf(Tabs.OpenTab tab) {
            return tab.id().equals(this.tab)
                    && tab.activity().navigations() == navigations
                    && tab.activity().requests() == requests;
        }
    }

    Settling(Leash leash) {
        this.leash = leash;
    }

    /// Returns false when the page was still loading at the end of the bound.
    boolean settle(Tabs.OpenTab tab) {
        long start = System.nanoTime();
        pump(tab.page(), Bounds.BEGIN, () -> false);
        return settle(tab, start, QUIET_MILLIS);
    }

    /// The same with less patience, for pages that react to what was done to them at once.
    boolean settlePromptly(Tabs.OpenTab tab) {
        return settle(tab, System.nanoTime(), PROMPT_MILLIS);
    }

    /// Notes that the tab is at rest just now and need not be waited for again.
    void rests(Tabs.OpenTab tab) {
        rest = Rest.of(tab);
    }

    /// Whether it was at rest a moment ago and has begun nothing since.
    boolean isAtRest(Tabs.OpenTab tab) {
        return rest.isOf(tab)
                && System.nanoTime() - rest.nanos() < FRESH.toNanos()
                && !tab.activity().isBusy();
    }

    private boolean settle(Tabs.OpenTab tab, long start, int quietMillis) {
        rest = Rest.NONE;
        Page page = tab.page();
        while (!page.isClosed()) {
            if (tab.activity().isNavigating()) {
                Duration left = left(start, Bounds.LOAD);
                if (left.isNegative()) {
                    return false;
                }
                pump(page, left, () -> page.isClosed() || !tab.activity().isNavigating());
                continue;
            }
            Duration left = left(start, Bounds.SETTLE);
            if (left.isNegative()) {
                return true;
            }
            if (tab.activity().isFetching()) {
                pump(
                        page,
                        left,
                        () -> page.isClosed()
                                || tab.activity().isNavigating()
                                || !tab.activity().isFetching());
                continue;
            }
            boolean quiet = quiet(page, quietMillis);
            if (quiet && !tab.activity().isBusy()) {
                return true;
            }
        }
        return true;
    }

    /// Waits longer, until nothing loads and the document has not changed for half a second. Returns whether it came
    /// to that.
    boolean rest(Tabs.OpenTab tab, Duration most) {
        long start = System.nanoTime();
        while (!left(start, most).isNegative() && !tab.page().isClosed()) {
            boolean loaded = settle(tab);
            if (loaded && !tab.activity().isFetching() && isStill(tab.page())) {
                return true;
            }
        }
        return false;
    }

    private boolean isStill(Page page) {
        try {
            Object still = leash.within(
                    Bounds.SNAPSHOT, () -> page.evaluate(Scripts.QUIET, List.of(STILL_MILLIS, STILL_MOST_MILLIS)));
            return Boolean.TRUE.equals(still);
        } catch (Leash.TooSlowException _) {
            return false;
        } catch (PlaywrightException problem) {
            if (!Trouble.isNavigation(problem)) {
                throw problem;
            }
            return false;
        }
    }

    /// Lets Playwright's events come in until the condition holds or the time is over.
    void pump(Page page, Duration most, BooleanSupplier until) {
        leash.check();
        try {
            BrowserContext context = page.context();
            context.waitForCondition(
                    until,
                    new BrowserContext.WaitForConditionOptions().setTimeout(Math.max(1.0, (double) most.toMillis())));
        } catch (TimeoutError _) {
            // time is over
        }
        leash.check();
    }

    private boolean quiet(Page page, int millis) {
        try {
            leash.within(Bounds.ASK, () -> page.evaluate(Scripts.QUIET, List.of(millis, QUIET_MOST_MILLIS)));
            return true;
        } catch (Leash.TooSlowException _) {
            return true; // a busy page; what it shows is taken as it is
        } catch (PlaywrightException problem) {
            if (Trouble.isGone(problem) || !Trouble.isNavigation(problem)) {
                return true;
            }
            pump(page, Bounds.BEGIN, () -> false);
            return false;
        }
    }

    private static Duration left(long start, Duration bound) {
        return bound.minusNanos(System.nanoTime() - start);
    }
}
