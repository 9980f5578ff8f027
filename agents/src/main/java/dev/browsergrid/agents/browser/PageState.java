package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;

/// What an action could have changed, taken before and after it: the active tab, its address and documents, a
/// fingerprint of every frame, the number of tabs and notices.
record PageState(String tab, String url, int navigations, List<Object> frames, int tabs, int notices) {
    private static final int MOST_FRAMES = 6;

    PageState {
        frames = List.copyOf(frames);
    }

    static PageState of(Attachment attachment) {
        Tabs.OpenTab tab = attachment.tabs().active();
        List<Object> frames = new ArrayList<>();
        for (Frame frame : tab.page().frames().stream().limit(MOST_FRAMES).toList()) {
            frames.add(fingerprint(attachment, frame));
        }
        return new PageState(
                tab.id(),
                tab.page().url(),
                tab.activity().navigations(),
                frames,
                attachment.tabs().all().size(),
                attachment.notices().count());
    }

    private static Object fingerprint(Attachment attachment, Frame frame) {
        try {
            return attachment.leash().within(Bounds.GLANCE, () -> frame.evaluate(Scripts.FINGERPRINT));
        } catch (PlaywrightException | Leash.TooSlowException _) {
            return "silent";
        }
    }

    /// Whether refs of the page as it was are void.
    boolean leftPageOf(PageState before) {
        return !tab.equals(before.tab) || !path(url).equals(path(before.url)) || navigations != before.navigations;
    }

    private static String path(String url) {
        return url.replaceFirst("#.*", "");
    }
}
