package dev.browsergrid.profiles.chunk.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the same with many, some at once. The first failure ends the rest.
final class InParallel {
    private static final int AT_ONCE = 16;

    private InParallel() {}

    /// What is done with each.
    interface Work<T, R> {
        R on(T each) throws IOException;
    }

    /// Results in the order of what they are of.
    static <T, R> List<R> each(Collection<T> all, Work<T, R> work) throws IOException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<R>> asked = all.stream()
                    .map(each -> threads.submit((Callable<R>) () -> work.on(each)))
                    .toList();
            try {
                List<R> done = new ArrayList<>();
                for (Future<R> one : asked) {
                    done.add(one.get());
                }
                return done;
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                if (failed.getCause() instanceof IOException trouble) {
                    throw trouble;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }
    }
}
