package dev.browsergrid.agents.browser;

import java.time.Duration;

/// How long each kind of call may take. No single wait is longer than what a person would bear with.
final class Bounds {
    /// One attempt to connect; the first on a busy machine takes seconds.
    static final Duration CONNECT = Duration.ofSeconds(8);
    /// One evaluation or question to the page.
    static final Duration ASK = Duration.ofSeconds(2);
    /// One question to a page that need not answer.
    static final Duration GLANCE = Duration.ofMillis(500);
    /// One action on an element, the wait for it to become actionable included.
    static final Duration ACT = Duration.ofSeconds(3);
    static final Duration SNAPSHOT = Duration.ofSeconds(5);
    static final Duration SCREENSHOT = Duration.ofSeconds(3);
    /// Until a navigation has got its first answer.
    static final Duration COMMIT = Duration.ofSeconds(15);
    /// Until a page that has begun to load is observed as it is.
    static final Duration LOAD = Duration.ofSeconds(6);
    /// Until a page that keeps changing is observed as it is.
    static final Duration SETTLE = Duration.ofMillis(1500);
    /// What an action always gets, so that what it sets off has begun.
    static final Duration BEGIN = Duration.ofMillis(60);
    /// Between pointing at an element and pressing, for pages that change under the pointer.
    static final Duration HOVER = Duration.ofMillis(40);
    static final Duration WAIT_FOR_TEXT = Duration.ofSeconds(15);
    /// The longest any one look or action takes altogether.
    static final Duration WHOLE_CALL = Duration.ofSeconds(60);
    /// Until a driver must have noticed that its connection was ended.
    static final Duration NOTICE = Duration.ofMillis(400);
    /// Until a driver that was interrupted must have come back.
    static final Duration RECOVER = Duration.ofSeconds(5);

    private Bounds() {}

    /// The same bound as Playwright wants it, a little shorter so that its own message comes first.
    static double playwright(Duration bound) {
        return bound.toMillis() - 50.0;
    }
}
