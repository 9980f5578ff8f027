package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import java.util.HashSet;
import java.util.Set;

/// Follows what one page is busy with, from its events, without asking the page itself.
final class TabActivity {
    private final Page page;
    private final Set<Request> open = new HashSet<>();
    private boolean navigating;
    private boolean loading;
    private int navigations;
    private int requests;

    TabActivity(Page page) {
        this.page = page;
        page.onRequest(this::began);
        page.onRequestFinished(open::remove);
        page.onRequestFailed(request -> {
            open.remove(request);
            if (isNavigation(request)) {
                navigating = false;
            }
        });
        page.onFrameNavigated(frame -> {
            if (frame.equals(page.mainFrame())) {
                navigations++;
                loading = navigating;
                navigating = false;
            }
        });
        page.onDOMContentLoaded(_ -> loading = false);
    }

    /// Forgets requests that are still open, such as long polls: what comes next waits only for its own.
    void beginAction() {
        open.clear();
    }

    boolean isNavigating() {
        return navigating || loading;
    }

    boolean isFetching() {
        return !open.isEmpty();
    }

    boolean isBusy() {
        return isNavigating() || isFetching();
    }

    /// How many documents or in-page addresses the main frame has shown.
    int navigations() {
        return navigations;
    }

    int requests() {
        return requests;
    }

    private void began(Request request) {
        requests++;
        if (isNavigation(request)) {
            navigating = true;
        } else if (!isEndless(request)) {
            open.add(request);
        }
    }

    private boolean isNavigation(Request request) {
        try {
            Frame frame = request.isNavigationRequest() ? request.frame() : null;
            return frame != null && frame.equals(page.mainFrame());
        } catch (PlaywrightException _) {
            return false; // of a service worker, or of a page that is only coming up
        }
    }

    private static boolean isEndless(Request request) {
        return switch (request.resourceType()) {
            case "eventsource", "websocket", "media", "ping" -> true;
            default -> false;
        };
    }
}
