package dev.browsergrid.profiles.cdp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands events to listeners in order, on a virtual thread of its own, so that a listener may block and may call.
/// The end of the connection comes after the last event.
final class EventQueue {
    private static final Logger log = LoggerFactory.getLogger(EventQueue.class);

    private sealed interface Item {
        record Event(CdpEvent event) implements Item {}

        record End(Runnable then) implements Item {}
    }

    private final int bound;
    private final LinkedBlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final List<Consumer<CdpEvent>> listeners = new CopyOnWriteArrayList<>();

    EventQueue(int bound, String name) {
        this.bound = bound;
        Thread.ofVirtual().name("cdp-events " + name).start(this::deliver);
    }

    /// False when the queue is full. Only the connection's reader offers, so the bound cannot be overrun.
    boolean offer(CdpEvent event) {
        return items.size() < bound && items.offer(new Item.Event(event));
    }

    void end(Runnable then) {
        items.add(new Item.End(then));
    }

    Runnable listen(Consumer<CdpEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void deliver() {
        try {
            while (true) {
                switch (items.take()) {
                    case Item.Event(var event) -> listeners.forEach(listener -> tell(listener, event));
                    case Item.End(var then) -> {
                        then.run();
                        return;
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Consumer<CdpEvent> listener, CdpEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException bug) {
            log.error("cdp event listener failed method={}", event.method(), bug);
        }
    }
}
