package dev.browsergrid.agents.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes silent pages answer, over CDP alone, since Playwright cannot connect while there is one. A restored tab that
/// has not loaded yet is brought to the front for a moment, which loads it. Only a page that stays silent there as
/// well is given up: its script is stopped, else it is crashed and left blank, else, and only then, its tab is closed.
final class StuckPages {
    private static final Logger log = LoggerFactory.getLogger(StuckPages.class);
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofMillis(700);

    private final CdpSocket browser;

    private StuckPages(CdpSocket browser) {
        this.browser = browser;
    }

    /// Returns whether there was a silent page, so that connecting is worth another try.
    static boolean free(String url) {
        try (CdpSocket browser = CdpSocket.open(url, BOUND)) {
            return new StuckPages(browser).free();
        } catch (IOException | ExecutionException | TimeoutException | JsonParseException problem) {
            log.debug("stuck pages were not looked for problem={}", problem.toString());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A page that was asked whether it is visible.
    private record Asked(String target, String session, CompletableFuture<JsonObject> answer) {
        boolean isSilent() {
            return !answer.isDone();
        }

        boolean isVisible() {
            return answer.isDone() && answer.join().toString().contains("\"visible\"");
        }
    }

    private boolean free() throws InterruptedException, ExecutionException, TimeoutException {
        List<Asked> pages = new ArrayList<>();
        for (String target : targets()) {
            Optional<Asked> page = ask(target);
            page.ifPresent(pages::add);
        }
        List<Asked> silent = silent(pages, BOUND);
        if (silent.isEmpty()) {
            return false;
        }
        for (Asked page : silent) {
            var _ = browser.ask("Runtime.terminateExecution", new JsonObject(), page.session());
        }
        for (Asked page : wake(silent(silent, AGAIN), pages)) {
            giveUp(page, pages.size() == 1);
        }
        return true;
    }

    private List<String> targets() throws InterruptedException, ExecutionException, TimeoutException {
        List<String> targets = new ArrayList<>();
        for (JsonElement element :
                browser.answer("Target.getTargets", new JsonObject()).getAsJsonArray("targetInfos")) {
            JsonObject target = element.getAsJsonObject();
            if (target.get("type").getAsString().equals("page")) {
                targets.add(target.get("targetId").getAsString());
            }
        }
        return targets;
    }

    private Optional<Asked> ask(String target) throws InterruptedException, ExecutionException, TimeoutException {
        JsonObject attach = with("targetId", target);
        attach.addProperty("flatten", true);
        JsonObject attached = browser.answer("Target.attachToTarget", attach);
        if (!attached.has("sessionId")) {
            return Optional.empty(); // it has just gone
        }
        String session = attached.get("sessionId").getAsString();
        return Optional.of(new Asked(target, session, visibility(session)));
    }

    private CompletableFuture<JsonObject> visibility(String session)
            throws InterruptedException, ExecutionException, TimeoutException {
        return browser.ask("Runtime.evaluate", with("expression", "document.visibilityState"), session);
    }

    /// Brings silent pages to the front, one after the other, and returns those that stay silent even there: they have
    /// loaded, or had the time to, and do not yield.
    private List<Asked> wake(List<Asked> silent, List<Asked> all)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (silent.isEmpty()) {
            return silent;
        }
        log.info("loading tabs that do not answer count={}", silent.size());
        Optional<Asked> visible = all.stream().filter(Asked::isVisible).findFirst();
        for (Asked page : silent) {
            browser.answer("Target.activateTarget", with("targetId", page.target()));
        }
        List<Asked> stuck = silent(silent, Bounds.LOAD);
        if (visible.isPresent()) {
            browser.answer(
                    "Target.activateTarget", with("targetId", visible.get().target()));
        }
        return stuck;
    }

    private void giveUp(Asked page, boolean only) throws InterruptedException, ExecutionException, TimeoutException {
        var _ = browser.ask("Page.crash", new JsonObject(), page.session());
        var _ = browser.ask("Page.navigate", with("url", "about:blank"), page.session());
        CompletableFuture<JsonObject> again = visibility(page.session());
        await(List.of(again), AGAIN);
        if (again.isDone()) {
            log.info("left a page that does not yield target={}", page.target());
            return;
        }
        log.warn("closing a tab whose page does not yield target={}", page.target());
        if (only) {
            browser.answer("Target.createTarget", with("url", "about:blank")); // it ends with its last tab
        }
        browser.answer("Target.closeTarget", with("targetId", page.target()));
    }

    private static List<Asked> silent(List<Asked> pages, Duration most) throws InterruptedException {
        await(pages.stream().map(Asked::answer).toList(), most);
        return pages.stream().filter(Asked::isSilent).toList();
    }

    private static void await(List<CompletableFuture<JsonObject>> answers, Duration most) throws InterruptedException {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // whoever did not answer is seen by the future that is open
        }
    }

    private static JsonObject with(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }
}
