package dev.browsergrid.testing;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// The browser a session has, as its owner's program uses it: over the connect URL.
public record SessionBrowser(TestSession session) {
    public CdpConnection connect() {
        return CdpConnection.open(URI.create(session.get().path("connect_url").asString()));
    }

    /// What Chromium says it is.
    public String version() {
        try (CdpConnection connection = connect()) {
            return connection.call("Browser.getVersion").path("product").asString();
        }
    }

    /// Opens a tab and waits until it is at the address.
    public void open(String url) {
        try (CdpConnection connection = connect()) {
            connection.call("Target.createTarget", Map.of("url", url));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> pages().stream().anyMatch(page -> page.startsWith(url)));
    }

    /// The addresses of its tabs.
    public List<String> pages() {
        try (CdpConnection connection = connect()) {
            return connection
                    .call("Target.getTargets")
                    .path("targetInfos")
                    .valueStream()
                    .filter(target -> target.path("type").asString().equals("page"))
                    .map(target -> target.path("url").asString())
                    .toList();
        }
    }

    /// Crashes the page of a tab made for it, and again until the session's history tells of it: the first crash may
    /// come before anybody watches.
    public void crashAPage() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            crashOnce();
            return session.events().contains("page_crashed");
        });
    }

    private void crashOnce() {
        try (CdpConnection connection = connect()) {
            CdpSession page = connection.attach(connection
                    .call("Target.createTarget", Map.of("url", "about:blank"))
                    .path("targetId")
                    .asString());
            page.call("Page.crash", Map.of(), Duration.ofSeconds(2));
        } catch (CdpException crashed) {
            // whether the page still answers is its own affair
        }
    }
}
