package dev.browsergrid.chaos;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.testing.BrowserTab;
import dev.browsergrid.testing.OddSite;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A page in which a number is written in three ways at once (a field, a cookie, a storage), so that a state that is
/// half of one and half of another shows.
record Ledger(OddSite site, URI browser) {
    private static final String READ = "[document.getElementById('entry').value,"
            + " (/n=(\\d+)/.exec(document.cookie) ?? [])[1] ?? '', localStorage.n ?? ''].join()";

    /// Opens the page and writes there for the first time.
    void begin(int number) {
        try (CdpConnection connection = CdpConnection.open(browser)) {
            CdpSession page = connection.attach(target(connection, "").orElseThrow());
            new BrowserTab(page).visit(site.url("ledger"));
            write(page, number);
        }
    }

    void write(int number) {
        try (CdpConnection connection = CdpConnection.open(browser)) {
            write(connection.attach(target(connection, site.url("ledger")).orElseThrow()), number);
        }
    }

    /// What stands there, as often as it should: `7,7,7`.
    String read() {
        try (CdpConnection connection = CdpConnection.open(browser)) {
            return target(connection, site.url("ledger"))
                    .map(target -> new BrowserTab(connection.attach(target)).evaluate(READ))
                    .orElse("the page is not open");
        }
    }

    static String entry(int number) {
        return number + "," + number + "," + number;
    }

    private static void write(CdpSession page, int number) {
        new BrowserTab(page)
                .evaluate("(document.getElementById('entry').value = '%1$d',".formatted(number)
                        + " document.cookie = 'n=%1$d; max-age=99999',".formatted(number)
                        + " localStorage.n = '%1$d')".formatted(number));
    }

    private static Optional<String> target(CdpConnection connection, String url) {
        return connection
                .call("Target.getTargets", Map.of())
                .path("targetInfos")
                .valueStream()
                .filter(target -> target.path("type").asString().equals("page")
                        && target.path("url").asString().startsWith(url))
                .map(target -> target.path("targetId").asString())
                .findFirst();
    }
}
