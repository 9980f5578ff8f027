package dev.browsergrid.agents.browser;

import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Partly;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ActionResult.Worked;
import dev.browsergrid.agents.ToolError;
import java.util.Optional;
import java.util.stream.Collectors;

/// Opens, switches, closes and lists tabs.
final class TabActions {
    private final Attachment attachment;
    private final Hand hand;
    private final Moving moving;

    TabActions(Attachment attachment, Hand hand, Moving moving) {
        this.attachment = attachment;
        this.hand = hand;
        this.moving = moving;
    }

    ActionResult list() {
        String tabs = attachment.tabs().all().stream()
                .map(tab -> tab.id()
                        + (attachment.tabs().isActive(tab) ? " (active) " : " ")
                        + tab.page().url())
                .collect(Collectors.joining("; "));
        return Worked.unchanged(tabs);
    }

    ActionResult open(String url) {
        Optional<Refused> closed = url.isEmpty() ? Optional.empty() : moving.closed(url);
        if (closed.isPresent()) {
            return closed.get();
        }
        Tabs.OpenTab tab = attachment.tabs().open();
        String opened = "opened tab " + tab.id();
        if (url.isEmpty()) {
            return changed(opened);
        }
        return switch (moving.navigate(url)) {
            case Worked _ -> changed(opened + " at " + hand.page().url());
            case Refused(var error, var message) -> new Partly(error, opened + ", but " + message);
            case Partly(var error, var message) -> new Partly(error, opened + ", but " + message);
        };
    }

    ActionResult switchTo(String id) {
        Optional<Tabs.OpenTab> tab = attachment.tabs().find(id);
        if (tab.isEmpty()) {
            return missing(id);
        }
        attachment.tabs().activate(tab.get());
        return changed("tab " + id + " is active now");
    }

    ActionResult close(String id) {
        Optional<Tabs.OpenTab> tab =
                id.isEmpty() ? Optional.of(hand.tab()) : attachment.tabs().find(id);
        if (tab.isEmpty()) {
            return missing(id);
        }
        // the browser ends with its last tab
        if (attachment.tabs().all().size() == 1) {
            attachment.tabs().open();
        }
        attachment.tabs().close(tab.get());
        attachment.tabs().activate(hand.tab());
        return changed("closed tab " + tab.get().id() + "; tab " + hand.tab().id() + " is active now");
    }

    private Refused missing(String id) {
        String ids = attachment.tabs().all().stream().map(Tabs.OpenTab::id).collect(Collectors.joining(", "));
        return new Refused(ToolError.NOT_FOUND, "there is no tab " + id + "; the tabs are " + ids);
    }

    private static Worked changed(String effect) {
        return new Worked(effect, true, true, Optional.empty());
    }
}
