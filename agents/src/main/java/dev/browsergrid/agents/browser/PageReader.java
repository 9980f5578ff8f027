package dev.browsergrid.agents.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaSnapshotMode;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.ScreenshotType;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.Screenshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at the browser: the active tab in full, the others only by what the browser itself knows of them, because a
/// tab that has not loaded yet does not answer.
final class PageReader {
    static final int JPEG_QUALITY = 60;
    private static final int ATTEMPTS = 3;

    private final Attachment attachment;
    private final Settling settling;
    private final int budget;
    private final Veil veil;
    private final Passwords passwords;
    private final FrameOrigins frames;
    private final ChallengeWatch watch;
    private Optional<Screenshot> drawn = Optional.empty();

    PageReader(Attachment attachment, Settling settling, int budget) {
        this.attachment = attachment;
        this.settling = settling;
        this.budget = budget;
        this.frames = new FrameOrigins(attachment.leash());
        this.watch = new ChallengeWatch(attachment);
        this.passwords = new Passwords(attachment.leash());
        this.veil = new Veil(attachment.leash(), attachment.safety().secrets());
    }

    Observation observe() {
        Tabs.OpenTab tab = attachment.tabs().active();
        Optional<Screenshot> screenshot = settling.isAtRest(tab) ? drawn : Optional.empty();
        drawn = Optional.empty();
        if (!settling.isAtRest(tab) && !settling.settle(tab)) {
            attachment.notices().add("still_loading", "the page has not finished loading; it is shown as it is");
        }
        tab = attachment.tabs().active();
        String page = frames.marked(tab, SnapshotTrimmer.trim(snapshot(tab), budget));
        watch.look(tab, page);
        if (screenshot.isEmpty() && !tab.isSilent()) {
            screenshot = screenshot(tab.page(), false);
        }
        Map<String, String> titles = titles();
        List<Observation.Tab> tabs =
                attachment.tabs().all().stream().map(open -> line(open, titles)).toList();
        String url = tab.page().url();
        return new Observation(
                url, titles.getOrDefault(url, ""), tabs, attachment.notices().drain(), page, screenshot);
    }

    /// Takes a picture that the next look will show if the tab is still at rest then. Returns whether there is one.
    boolean draw(Tabs.OpenTab tab) {
        drawn = screenshot(tab.page(), false);
        return drawn.isPresent();
    }

    /// A picture of what is visible or of the whole page; empty when the page does not let itself be drawn in time.
    Optional<Screenshot> screenshot(Page page, boolean fullPage) {
        try {
            return veil.over(page, fullPage, () -> taken(page, fullPage), () -> crop(page, fullPage))
                    .flatMap(Jpeg::sized);
        } catch (Leash.TooSlowException _) {
            return Optional.empty();
        } catch (PlaywrightException problem) {
            throwIfLost(problem);
            return Optional.empty();
        }
    }

    private Veil.Crop crop(Page page, boolean fullPage) {
        Sighted.View view = Sighted.View.of(attachment.leash(), page);
        return fullPage ? new Veil.Crop(-view.left(), -view.top(), view.ratio()) : new Veil.Crop(0, 0, view.ratio());
    }

    private byte[] taken(Page page, boolean fullPage) {
        return attachment
                .leash()
                .within(
                        Bounds.SCREENSHOT,
                        () -> page.screenshot(new Page.ScreenshotOptions()
                                .setType(ScreenshotType.JPEG)
                                .setQuality(JPEG_QUALITY)
                                .setFullPage(fullPage)
                                // hiding it would change the page's style
                                .setCaret(ScreenshotCaret.INITIAL)
                                .setTimeout(Bounds.playwright(Bounds.SCREENSHOT))));
    }

    /// The whole tree of a page, however long.
    String snapshot(Tabs.OpenTab tab) {
        for (int attempt = 1; ; attempt++) {
            try {
                String page = attachment
                        .leash()
                        .within(
                                Bounds.SNAPSHOT,
                                () -> tab.page()
                                        .ariaSnapshot(new Page.AriaSnapshotOptions()
                                                .setMode(AriaSnapshotMode.AI)
                                                .setTimeout(Bounds.playwright(Bounds.SNAPSHOT))));
                tab.answered(true);
                // what is a secret here is told by its name, other passwords as dots
                return passwords.hidden(
                        tab.page(), attachment.safety().secrets().masked(page));
            } catch (Leash.TooSlowException _) {
                return silent(tab);
            } catch (PlaywrightException problem) {
                throwIfLost(problem);
                if (attempt == ATTEMPTS || !Trouble.isNavigation(problem)) {
                    return silent(tab);
                }
                settling.settle(tab);
            }
        }
    }

    private String silent(Tabs.OpenTab tab) {
        tab.answered(false);
        attachment
                .notices()
                .add("page_unresponsive", "the page does not answer; wait, navigate elsewhere, or use another tab");
        return "# the page does not answer";
    }

    private void throwIfLost(PlaywrightException problem) {
        if (!attachment.isConnected()) {
            throw problem;
        }
    }

    private Observation.Tab line(Tabs.OpenTab tab, Map<String, String> titles) {
        String url = tab.page().url();
        return new Observation.Tab(
                tab.id(), titles.getOrDefault(url, ""), url, attachment.tabs().isActive(tab));
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new HashMap<>();
        JsonObject answer;
        try {
            answer = attachment
                    .leash()
                    .within(Bounds.ASK, () -> attachment.session().send("Target.getTargets"));
        } catch (Leash.TooSlowException _) {
            return titles; // a browser under load; the addresses say enough
        }
        for (JsonElement element : answer.getAsJsonArray("targetInfos")) {
            JsonObject target = element.getAsJsonObject();
            if (target.get("type").getAsString().equals("page")) {
                titles.put(target.get("url").getAsString(), target.get("title").getAsString());
            }
        }
        return titles;
    }
}
