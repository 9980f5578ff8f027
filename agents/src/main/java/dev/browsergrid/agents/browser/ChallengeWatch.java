package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.BoundingBox;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Notices when a page asks for a captcha or a one-time code, and says so once for as long as it does.
final class ChallengeWatch {
    private static final int MOST_FRAMES = 10;
    private static final int SMALLEST = 20;

    private final Attachment attachment;
    private Set<String> told = Set.of();

    ChallengeWatch(Attachment attachment) {
        this.attachment = attachment;
    }

    /// Looks at a tab whose tree was just read.
    void look(Tabs.OpenTab tab, String tree) {
        if (tab.isSilent()) {
            return;
        }
        boolean writable = tree.contains("textbox") || tree.contains("checkbox") || tree.contains("spinbutton");
        if (!writable && tab.page().frames().size() == 1) {
            told = Set.of();
            return;
        }
        Set<String> now = new HashSet<>();
        boolean solved = false;
        boolean captcha = false;
        for (Frame frame : tab.page().frames().stream().limit(MOST_FRAMES).toList()) {
            Map<?, ?> found = ask(frame);
            solved |= Boolean.TRUE.equals(found.get("solved"));
            captcha |= Boolean.TRUE.equals(found.get("captcha"));
            if (Boolean.TRUE.equals(found.get("code"))) {
                now.add("one_time_code");
            }
        }
        if (captcha || (!solved && framed(tab.page()))) {
            now.add("captcha");
        }
        for (String code : now) {
            String key = tab.id() + " " + tab.page().url();
            if (!told.contains(key + " " + code)) {
                attachment.notices().add(code, words(code));
            }
        }
        Set<String> keys = new HashSet<>();
        now.forEach(code -> keys.add(tab.id() + " " + tab.page().url() + " " + code));
        told = keys;
    }

    private static String words(String code) {
        return code.equals("captcha")
                ? "the page wants a person to prove they are one; call yield_to_user, do not try it yourself"
                : "the page asks for a one-time code; type it from a secret, or ask the user with ask_user, kind code";
    }

    private Map<?, ?> ask(Frame frame) {
        try {
            Object answer = attachment.leash().within(Bounds.GLANCE, () -> frame.evaluate(ChallengeScripts.LOOK));
            return answer instanceof Map<?, ?> found ? found : Map.of();
        } catch (PlaywrightException | Leash.TooSlowException gone) {
            return Map.of();
        }
    }

    /// Frames that closed shadow roots hold are found so too.
    private boolean framed(Page page) {
        return page.frames().stream()
                .filter(frame -> frame.parentFrame() != null && ChallengeScripts.isCaptcha(frame.url()))
                .limit(MOST_FRAMES)
                .anyMatch(this::isShown);
    }

    private boolean isShown(Frame frame) {
        try {
            BoundingBox box = attachment
                    .leash()
                    .within(Bounds.GLANCE, () -> frame.frameElement().boundingBox());
            boolean visible = attachment
                    .leash()
                    .within(Bounds.GLANCE, () -> frame.frameElement().isVisible());
            return visible && box != null && box.width >= SMALLEST && box.height >= SMALLEST && box.y > -1000;
        } catch (PlaywrightException | Leash.TooSlowException gone) {
            return false;
        }
    }
}
