package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.state.Bindings;
import dev.browsergrid.profiles.state.Overlay;
import dev.browsergrid.profiles.state.TabState;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mends hidden tabs as Chromium loads them, one after another or when they are activated. Owns its connection and
/// ends with it.
public final class Mending implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Mending.class);
    /// Longer than any session lives: a tab given up would be frozen without what it had. A page's timers take no more
    /// than 24 days.
    private static final Duration PATIENCE = Duration.ofDays(20);

    private final CdpConnection connection;
    private final TabMending mending;
    private final Consumer<Bindings> changed;
    private final Object lock = new Object();
    // guarded by lock; what is told of it is told in order
    private Bindings bindings;

    private Mending(CdpConnection connection, Bindings bindings, Overlay overlay, Consumer<Bindings> changed) {
        this.connection = connection;
        this.bindings = bindings;
        // where files were older than the overlay, local storages were put back before any page was loaded
        this.mending =
                new TabMending(connection, overlay.ahead() ? List.of() : overlay.localStorage(), overlay.ahead());
        this.changed = changed;
    }

    /// Begins. `changed` is told whenever one tab less is waiting.
    public static Mending begin(
            CdpConnection connection, Bindings bindings, Overlay overlay, Consumer<Bindings> changed) {
        Mending mending = new Mending(connection, bindings, overlay, changed);
        bindings.tabs()
                .forEach((target, tab) -> bindings.waiting(tab)
                        .ifPresent(state ->
                                Thread.ofVirtual().name("mending " + target).start(() -> mending.mend(state, target))));
        if (bindings.waiting().isEmpty()) {
            mending.close();
        }
        return mending;
    }

    /// What is known now.
    public Bindings bindings() {
        synchronized (lock) {
            return bindings;
        }
    }

    private void mend(TabState tab, String target) {
        try {
            mending.mend(tab, target, PATIENCE);
        } catch (CdpException gone) {
            return;
        } catch (RuntimeException bug) {
            log.warn("tab not mended tab={}", tab.id(), bug);
        }
        boolean last;
        synchronized (lock) {
            bindings = bindings.done(tab.id());
            last = bindings.waiting().isEmpty();
            changed.accept(bindings);
        }
        if (last) {
            close();
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
