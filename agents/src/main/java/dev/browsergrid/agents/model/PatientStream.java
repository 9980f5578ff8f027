package dev.browsergrid.agents.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A response body whose reader waits for the next bytes only so long; the JDK's client has a timeout for the headers
/// only, so a server that falls silent in the middle would hold its reader for ever.
final class PatientStream extends FilterInputStream {
    private static final ScheduledThreadPoolExecutor ALARMS = alarms();

    private final Duration patience;
    // Written by the alarm, read by the reader it woke.
    private volatile boolean expired;

    PatientStream(InputStream body, Duration patience) {
        super(body);
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        ScheduledFuture<?> alarm = ALARMS.schedule(this::expire, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int count = super.read(target, offset, length);
            if (count < 0 && expired) {
                throw new HttpTimeoutException("silent for " + patience);
            }
            return count;
        } catch (IOException e) {
            if (expired && !(e instanceof HttpTimeoutException)) {
                HttpTimeoutException timeout = new HttpTimeoutException("silent for " + patience);
                timeout.initCause(e);
                throw timeout;
            }
            throw e;
        } finally {
            alarm.cancel(false);
        }
    }

    private void expire() {
        expired = true;
        try {
            in.close();
        } catch (IOException _) {
            // The reader is woken by the close and reports the timeout.
        }
    }

    private static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("model-patience").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
