package dev.browsergrid.live.hands;

import dev.browsergrid.live.hands.HandInput.Mouse;
import dev.browsergrid.live.hands.HandInput.MouseAction;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One person's hands on a page: does what they do in order, one thing at a time, and keeps a diary of it. A pointer
/// that moves faster than the page takes it skips places.
public final class Hands implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hands.class);
    private static final int MOST_WAITING = 500;
    private static final Duration TELL_AFTER = Duration.ofSeconds(1);

    private final BlockingDeque<HandInput> waiting = new LinkedBlockingDeque<>(MOST_WAITING);
    private final TouchedPage page;
    private final Diary diary;
    private final BooleanSupplier held;
    private final Thread worker;
    // set by close, read by the worker
    private volatile boolean closed;

    /// `held` says whether the page is in these hands; it is asked before each thing is done. `lines` gets the diary.
    /// Both are called on the hands' own thread.
    public Hands(TouchedPage page, BooleanSupplier held, Consumer<String> lines) {
        this.page = page;
        this.held = held;
        this.diary = new Diary(page, lines);
        this.worker = Thread.ofVirtual().name("hands").start(this::work);
    }

    /// Does it when all before it is done. Answers whether it will be: when far too much waits, nothing is added.
    public boolean act(HandInput input) {
        HandInput last = waiting.peekLast();
        if (last != null && isMove(input) && isMove(last)) {
            // whether or not it has been taken meanwhile, this place is newer
            waiting.removeLastOccurrence(last);
        }
        return waiting.offerLast(input);
    }

    private static boolean isMove(HandInput input) {
        return input instanceof Mouse mouse && mouse.action() == MouseAction.MOVE;
    }

    private void work() {
        try {
            while (!closed) {
                HandInput input = waiting.pollFirst(TELL_AFTER.toMillis(), TimeUnit.MILLISECONDS);
                if (input == null) {
                    diary.flush();
                } else if (!closed && held.getAsBoolean()) {
                    diary.note(input);
                    page.send(Command.of(input));
                }
            }
        } catch (InterruptedException closing) {
            log.trace("hands=closed");
        } finally {
            // not interrupted any more: what takes the lines may use a database
            diary.flush();
        }
    }

    /// Nothing is done after this; what was done is told.
    @Override
    public void close() {
        closed = true;
        waiting.clear();
        worker.interrupt();
    }
}
