package dev.browsergrid.transfer;

import dev.browsergrid.file.FileInfo;
import dev.browsergrid.file.Files;
import dev.browsergrid.node.NodeEnding;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.transfer.BrowsersHere.Browser;
import dev.browsergrid.transfer.DownloadRows.Unfinished;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes complete downloads out of browsers' directories into the database: when one is complete, and the last ones
/// before a directory is removed.
@Component
class DownloadKeeper {
    private static final Logger log = LoggerFactory.getLogger(DownloadKeeper.class);
    private static final String PART = ".crdownload";

    private final DownloadRows rows;
    private final BrowsersHere browsers;
    private final Files files;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final TransferSettings settings;

    DownloadKeeper(
            DownloadRows rows,
            BrowsersHere browsers,
            Files files,
            Changes changes,
            TransactionTemplate transaction,
            TransferSettings settings) {
        this.rows = rows;
        this.browsers = browsers;
        this.files = files;
        this.changes = changes;
        this.transaction = transaction;
        this.settings = settings;
    }

    /// Takes the download that the browser says is complete.
    void complete(Browser browser, String guid, Path file) {
        rows.unfinished(browser.node()).stream()
                .filter(download -> download.guid().equals(guid))
                .forEach(download -> keep(browser, download, file));
    }

    /// Takes what is complete without anybody having said so, because nobody listened just then.
    void sweep(Browser browser) {
        for (Unfinished download : rows.unfinished(browser.node())) {
            Path file = browser.files().downloads().resolve(download.guid());
            if (java.nio.file.Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && !java.nio.file.Files.exists(file.resolveSibling(file.getFileName() + PART))) {
                keep(browser, download, file);
            }
        }
    }

    @EventListener
    void ending(NodeEnding event) {
        browsers.ending(event.node()).ifPresent(browser -> {
            sweep(browser);
            leftovers(browser);
            rows.unfinished(browser.node())
                    .forEach(download -> fail(browser, download, "the browser was given back before it was complete"));
        });
    }

    /// Files nobody saw come.
    private void leftovers(Browser browser) {
        try (Stream<Path> all = java.nio.file.Files.list(browser.files().downloads())) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(PART)
                        && !name.startsWith(".")
                        && java.nio.file.Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        // Chromium reserves names by empty files
                        && java.nio.file.Files.size(file) > 0) {
                    rows.begin(browser.session(), browser.node(), name, FileNames.fit(name), "");
                    complete(browser, name, file);
                }
            }
        } catch (NoSuchFileException none) {
            log.debug("node={} downloads=none", browser.node());
        } catch (IOException e) {
            log.warn("node={} downloads=unreadable", browser.node(), e);
        }
    }

    private void keep(Browser browser, Unfinished download, Path file) {
        if (!browser.files().downloads().equals(file.normalize().getParent())) {
            fail(browser, download, "its client had it put elsewhere");
            return;
        }
        try (SeekableByteChannel channel =
                java.nio.file.Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() > settings.largestDownload().toBytes()) {
                fail(
                        browser,
                        download,
                        "it is larger than " + settings.largestDownload().toMegabytes() + " MB");
            } else {
                store(browser, download, Channels.newInputStream(channel), channel.size());
            }
            java.nio.file.Files.deleteIfExists(file);
        } catch (NoSuchFileException gone) {
            // somebody else kept it, or will say that it failed
            log.debug("session={} download={} file=gone", browser.session(), download.id());
        } catch (IOException e) {
            log.warn("session={} download={} action=keep", browser.session(), download.id(), e);
            fail(browser, download, "it could not be read");
        }
    }

    private void store(Browser browser, Unfinished download, InputStream content, long size) {
        transaction.executeWithoutResult(_ -> {
            if (rows.lock(download.id())) {
                String type = FileNames.mediaType(download.name()).toString();
                FileInfo file = files.store(download.ownerId(), download.name(), type, content, size);
                rows.complete(download.id(), file.id(), size);
                changes.publish(Topic.SESSIONS, browser.session(), browser.owner());
            }
        });
    }

    private void fail(Browser browser, Unfinished download, String reason) {
        if (rows.fail(browser.node(), download.guid(), reason)) {
            changes.publish(Topic.SESSIONS, browser.session(), browser.owner());
        }
    }
}
