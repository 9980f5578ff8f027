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
    private static final int QUIET_MOST_MILLIS = 400;
    private static final int STILL_MILLIS = 500;
    private static final int STILL_MOST_MILLIS = 1_500;

    private final Leash leash;

    Settling(Leash leash) {
        this.leash = leash;
    }

    /// Returns false when the page was still loading at the end of the bound.
    boolean settle(Tabs.OpenTab tab) {
        Page page = tab.page();
        long start = System.nanoTime();
        pump(page, Bounds.BEGIN, () -> false);
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
            boolean quiet = quiet(page);
            if (quiet && !tab.activity().isNavigating() && !tab.activity().isFetching()) {
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

    private boolean quiet(Page page) {
        try {
            leash.within(Bounds.ASK, () -> page.evaluate(Scripts.QUIET, List.of(QUIET_MILLIS, QUIET_MOST_MILLIS)));
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
