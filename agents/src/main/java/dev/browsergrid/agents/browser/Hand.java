package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ToolError;
import dev.browsergrid.agents.safety.Safety;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Does one thing to the page or an element of it, waits for it to take effect, and says what changed.
final class Hand {
    private final Attachment attachment;
    private final Settling settling;
    private final PageReader reader;
    private final Elements elements;

    Hand(Attachment attachment, Settling settling, PageReader reader) {
        this.attachment = attachment;
        this.settling = settling;
        this.reader = reader;
        this.elements = new Elements(attachment.leash(), attachment.safety().secrets());
    }

    Leash leash() {
        return attachment.leash();
    }

    Safety safety() {
        return attachment.safety();
    }

    Elements elements() {
        return elements;
    }

    Tabs.OpenTab tab() {
        return attachment.tabs().active();
    }

    Page page() {
        return tab().page();
    }

    void pause(Duration time) {
        settling.pump(page(), time, () -> false);
    }

    /// Puts a fresh tab in the place of the active one when its page does not answer at all: it could not be left.
    void leaveSilentPage() {
        if (tab().isSilent()) {
            attachment.tabs().replace(tab(), false);
        }
    }

    static Refused stale(String ref) {
        return new Refused(ToolError.STALE_REF, "there is no element " + ref + " on the page any more");
    }

    /// Works on the element that `ref` names, if it is still there.
    ActionResult onElement(String ref, String did, Consumer<Locator> work) {
        Optional<Locator> element = elements.find(tab(), ref);
        return element.isEmpty() ? stale(ref) : perform(did, element, () -> work.accept(element.get()), false);
    }

    /// The same for what a page answers at once, if it does: then nothing more is waited for.
    ActionResult onElementPromptly(String ref, String did, Consumer<Locator> work) {
        Optional<Locator> element = elements.find(tab(), ref);
        return element.isEmpty() ? stale(ref) : perform(did, element, () -> work.accept(element.get()), true);
    }

    /// Works on the page as a whole.
    ActionResult onPage(String did, Runnable work) {
        return perform(did, Optional.empty(), work, false);
    }

    private ActionResult perform(String did, Optional<Locator> element, Runnable work, boolean promptly) {
        PageState before = PageState.of(attachment);
        Optional<Elements.State> elementBefore = element.flatMap(elements::state);
        Tabs.OpenTab acted = tab();
        acted.activity().beginAction();
        acted.troubles().begin(leash());
        try {
            work.run();
        } catch (PlaywrightException problem) {
            // a tab that closes itself under the click did what it was asked to
            if (!Trouble.isGone(problem) || !attachment.isConnected()) {
                throw problem;
            }
        }
        PageState after = settled(before, promptly);
        Optional<Elements.State> elementAfter =
                after.leftPageOf(before) ? Optional.empty() : element.flatMap(elements::state);
        return Effects.worked(
                did,
                before,
                after,
                elementBefore,
                elementAfter,
                attachment.notices().newest(),
                troubles(acted));
    }

    /// The page's state once it is at rest. One that shows no answer yet may be about to.
    private PageState settled(PageState before, boolean promptly) {
        if (promptly) {
            PageState now = PageState.of(attachment);
            // drawing takes as long as one would wait to see whether more is to come
            if (!now.equals(before) && !tab().activity().isBusy() && reader.draw(tab())) {
                PageState drawn = PageState.of(attachment);
                if (drawn.equals(now) && !tab().activity().isBusy()) {
                    settling.rests(tab());
                    return drawn;
                }
            }
            boolean settled = settling.settlePromptly(tab());
            PageState after = PageState.of(attachment);
            if (settled && !after.equals(before)) {
                return after;
            }
        }
        settling.settle(tab());
        return PageState.of(attachment);
    }

    /// A tab that was opened meanwhile may not have been allowed to go where it was to.
    private List<String> troubles(Tabs.OpenTab acted) {
        List<String> told = acted.troubles().told(leash());
        String url = page().url();
        boolean shut =
                !tab().id().equals(acted.id()) && safety().visits().refusal(url).isPresent();
        return shut
                ? Stream.concat(Stream.of(Trouble.shut(Trouble.host(url))), told.stream())
                        .distinct()
                        .toList()
                : told;
    }
}
