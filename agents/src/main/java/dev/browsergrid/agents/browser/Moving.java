package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitUntilState;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ActionResult.Worked;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Moves from page to page and within a page.
final class Moving {
    private static final Pattern LOCAL = Pattern.compile("(localhost|127\\.|\\[::1]).*");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:(?!\\d).*");
    private static final Pattern MAY_OPEN = Pattern.compile("(https?://.+|about:blank|data:.*|blob:.*)");

    private final Hand hand;
    private final Settling settling;

    Moving(Hand hand, Settling settling) {
        this.hand = hand;
        this.settling = settling;
    }

    ActionResult navigate(String address) {
        Optional<Refused> closed = closed(address);
        if (closed.isPresent()) {
            return closed.get();
        }
        String url = complete(address);
        if (!MAY_OPEN.matcher(url.toLowerCase(Locale.ROOT)).matches()) {
            return new Refused(ToolError.NAVIGATION_FAILED, "only http and https addresses can be opened");
        }
        hand.leaveSilentPage();
        List<Response> responses = new ArrayList<>();
        try {
            ActionResult result = hand.onPage("opened", () -> go(url).ifPresent(responses::add));
            Optional<Refused> held = responses.isEmpty() ? Optional.empty() : Trouble.ofProxy(url, responses.getLast());
            if (held.isPresent()) {
                return held.get();
            }
            int status = responses.isEmpty() ? 200 : responses.getLast().status();
            return status >= 400 && result instanceof Worked worked
                    ? new Worked(
                            worked.effect() + "; the server answered with status " + status,
                            worked.changed(),
                            worked.navigated(),
                            worked.picture())
                    : result;
        } catch (PlaywrightException problem) {
            if (Trouble.isGone(problem)) {
                throw problem;
            }
            settling.settle(hand.tab());
            Optional<String> shut = hand.tab().troubles().shut();
            return shut.isPresent()
                    ? new Refused(ToolError.BLOCKED_DOMAIN, url + " could not be opened: " + shut.get())
                    : Trouble.ofNavigation(url, problem);
        }
    }

    /// Why the run may not go to an address; nothing is asked of the browser.
    Optional<Refused> closed(String address) {
        if (hand.safety().secrets().isMentioned(address)) {
            return Optional.of(new Refused(ToolError.SECRET_IN_URL, "a secret may be no part of an address"));
        }
        String url = complete(address);
        return hand.safety()
                .visits()
                .refusal(url)
                .map(why -> new Refused(ToolError.BLOCKED_DOMAIN, url + " was not opened, because " + why));
    }

    ActionResult back() {
        String before = hand.page().url();
        int navigations = hand.tab().activity().navigations();
        ActionResult result = hand.onPage(
                "went back",
                () -> hand.leash()
                        .within(
                                Bounds.ACT,
                                () -> hand.page()
                                        .goBack(new Page.GoBackOptions()
                                                .setWaitUntil(WaitUntilState.COMMIT)
                                                .setTimeout(Bounds.playwright(Bounds.ACT)))));
        boolean stayed =
                hand.page().url().equals(before) && hand.tab().activity().navigations() == navigations;
        return stayed ? new Refused(ToolError.NOT_FOUND, "there is no earlier page in this tab") : result;
    }

    ActionResult scroll(ToolCall.Scroll scroll) {
        double pages = scroll.pages();
        List<Double> by = switch (scroll.direction()) {
            case UP -> List.of(0.0, -pages);
            case DOWN -> List.of(0.0, pages);
            case LEFT -> List.of(-pages, 0.0);
            case RIGHT -> List.of(pages, 0.0);
        };
        List<String> place = new ArrayList<>();
        String ref = scroll.ref();
        ActionResult result = ref == null
                ? hand.onPage(
                        "scrolled",
                        () -> place.add(place(hand.leash()
                                .within(
                                        Bounds.ASK,
                                        () -> hand.page().evaluate("by => (" + Scripts.SCROLL + ")(null, by)", by)))))
                : hand.onElement(
                        ref,
                        "scrolled",
                        element -> place.add(place(
                                hand.leash().within(Bounds.ASK, () -> element.evaluate(Scripts.SCROLL, by)))));
        return result instanceof Worked worked
                ? new Worked(
                        "scrolled " + scroll.direction().word() + "; " + String.join("", place),
                        worked.changed(),
                        worked.navigated(),
                        worked.picture())
                : result;
    }

    private static String place(Object answer) {
        if (!(answer instanceof List<?> numbers)) {
            return "";
        }
        long before = Math.round(((Number) numbers.get(0)).doubleValue());
        long now = Math.round(((Number) numbers.get(1)).doubleValue());
        long whole = Math.round(((Number) numbers.get(2)).doubleValue());
        if (whole <= 0) {
            return "nothing changed, there is nothing to scroll";
        }
        return (before == now ? "nothing changed, it is at the end: " : "") + "now at "
                + Math.round(100.0 * now / whole) + "%";
    }

    private Optional<Response> go(String url) {
        try {
            return commit(url);
        } catch (PlaywrightException problem) {
            // the error page of a failed navigation just before may still be coming up
            if (!Trouble.message(problem).contains("interrupted by another navigation")) {
                throw problem;
            }
            settling.settle(hand.tab());
            return commit(url);
        }
    }

    private Optional<Response> commit(String url) {
        return Optional.ofNullable(hand.leash()
                .within(
                        Bounds.COMMIT,
                        () -> hand.page()
                                .navigate(
                                        url,
                                        new Page.NavigateOptions()
                                                .setWaitUntil(WaitUntilState.COMMIT)
                                                .setTimeout(Bounds.playwright(Bounds.COMMIT)))));
    }

    private static String complete(String address) {
        String text = address.strip();
        if (SCHEME.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return text;
        }
        return (LOCAL.matcher(text).matches() ? "http://" : "https://") + text;
    }
}
