package dev.browsergrid.transfer;

import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.transfer.BrowsersHere.Browser;
import dev.browsergrid.transfer.DownloadRows.Used;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Writes down what browsers say of their downloads, and says which of them must end because there is too much of it.
@Component
@EnableConfigurationProperties(TransferSettings.class)
class DownloadLedger {
    private static final Logger log = LoggerFactory.getLogger(DownloadLedger.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int MOST_DOWNLOADS = 1_000;
    private static final int LONGEST_URL = 2_000;

    private final DownloadRows rows;
    private final DownloadKeeper keeper;
    private final Changes changes;
    private final TransferSettings settings;
    private final InstantSource clock;
    // when the progress of each that is under way was last written
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    DownloadLedger(
            DownloadRows rows, DownloadKeeper keeper, Changes changes, TransferSettings settings, InstantSource clock) {
        this.rows = rows;
        this.keeper = keeper;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /// A download began. Answers whether it may go on.
    boolean begin(Browser browser, String guid, String name, String url) {
        Used used = rows.used(browser.session());
        if (used.count() >= MOST_DOWNLOADS) {
            return false;
        }
        rows.begin(browser.session(), browser.node(), guid, FileNames.fit(name), shortened(url));
        tell(browser);
        return isWithin(browser, guid, used.bytes());
    }

    /// So much of a download has come. Answers whether it may go on.
    boolean progress(Browser browser, String guid, long bytes) {
        if (bytes > settings.largestDownload().toBytes()) {
            fail(
                    browser,
                    guid,
                    "it is larger than " + settings.largestDownload().toMegabytes() + " MB");
            return false;
        }
        Instant now = clock.instant();
        if (written.getOrDefault(guid, Instant.MIN).isAfter(now.minus(PACE))) {
            return true;
        }
        written.put(guid, now);
        rows.progress(browser.node(), guid, bytes);
        return isWithin(browser, guid, rows.used(browser.session()).bytes());
    }

    /// All of it is there.
    void complete(Browser browser, String guid, Path file) {
        written.remove(guid);
        Thread.ofVirtual().name("download-" + guid).start(() -> {
            try {
                keeper.complete(browser, guid, file);
            } catch (RuntimeException e) {
                // the next sweep tries again
                log.warn("session={} download={} action=keep", browser.session(), guid, e);
            }
        });
    }

    void fail(Browser browser, String guid, String reason) {
        written.remove(guid);
        if (rows.fail(browser.node(), guid, reason)) {
            tell(browser);
        }
    }

    private boolean isWithin(Browser browser, String guid, long bytes) {
        if (bytes <= settings.perSession().toBytes()) {
            return true;
        }
        fail(
                browser,
                guid,
                "the session has downloaded " + settings.perSession().toMegabytes() + " MB, the most that is allowed");
        return false;
    }

    /// Addresses of data are the data.
    private static String shortened(String url) {
        String address = url.startsWith("data:") ? "data:" : url;
        return address.substring(0, Math.min(address.length(), LONGEST_URL)).replace("\0", "");
    }

    private void tell(Browser browser) {
        changes.publish(Topic.SESSIONS, browser.session(), browser.owner());
    }
}
