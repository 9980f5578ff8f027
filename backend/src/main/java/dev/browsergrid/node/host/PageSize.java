package dev.browsergrid.node.host;

import dev.browsergrid.node.BrowserTemplate.Viewport;
import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives every window's pages their exact size; the window's own borders differ from version to version.
record PageSize(CdpConnection connection, Viewport size) {
    private static final Logger log = LoggerFactory.getLogger(PageSize.class);
    private static final Duration SOON = Duration.ofMillis(1_500);
    private static final int ATTEMPTS = 3;

    /// Sets the size of every window there is, and waits until its pages have it.
    void apply(List<BrowserState.Page> pages) throws InterruptedException {
        Map<Integer, List<String>> windows =
                pages.stream().map(BrowserState.Page::targetId).collect(Collectors.groupingBy(this::windowOf));
        for (Map.Entry<Integer, List<String>> window : windows.entrySet()) {
            if (window.getKey() >= 0 && !resize(window.getKey(), window.getValue())) {
                log.warn("page size not confirmed width={} height={}", size.width(), size.height());
            }
        }
    }

    /// A window that is still being set up may take its own size once more, so it is told again.
    private boolean resize(int window, List<String> targets) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            connection.call(
                    "Browser.setContentsSize",
                    Map.of("windowId", window, "width", size.width(), "height", size.height()));
            if (anyConfirms(targets)) {
                return true;
            }
        }
        return false;
    }

    /// Only a visible page is laid out, and a tab that was restored but not loaded never answers: one is enough.
    private boolean anyConfirms(List<String> targets) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> questions = targets.stream()
                    .<Callable<Boolean>>map(target -> () -> confirms(target))
                    .toList();
            return threads.invokeAny(questions, SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException none) {
            return false;
        }
    }

    private boolean confirms(String target) throws TimeoutException {
        CdpSession page = connection.attach(target);
        String question = """
            new Promise(done => {
              const check = () => innerWidth === %d && innerHeight === %d && done(true);
              addEventListener('resize', check);
              setTimeout(() => done(false), 1000);
              check();
            })
            """.formatted(size.width(), size.height());
        boolean confirmed = page.call(
                        "Runtime.evaluate",
                        Map.of("expression", question, "awaitPromise", true, "returnByValue", true),
                        SOON)
                .at("/result/value")
                .asBoolean(false);
        page.detach();
        if (!confirmed) {
            throw new TimeoutException("not that size yet");
        }
        return true;
    }

    /// -1 for a page that has gone again, or that is in no window.
    private int windowOf(String targetId) {
        try {
            return connection
                    .call("Browser.getWindowForTarget", Map.of("targetId", targetId))
                    .path("windowId")
                    .asInt(-1);
        } catch (CdpException gone) {
            if (gone.code() != CdpException.Code.REFUSED) {
                throw gone;
            }
            return -1;
        }
    }
}
