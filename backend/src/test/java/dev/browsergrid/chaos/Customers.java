package dev.browsergrid.chaos;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.TestServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/// People who claim browsers, use them for a moment and give them back, whatever happens to the servers meanwhile.
final class Customers implements AutoCloseable {
    private final Supplier<URI> anyServer;
    private final List<Thread> threads = new ArrayList<>();
    // told once to all threads that it is enough
    private volatile boolean closing;
    /// Sessions that got their browser, were refused politely, or met a server that was gone.
    final AtomicInteger served = new AtomicInteger();

    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger disturbed = new AtomicInteger();

    Customers(int count, Supplier<URI> anyServer) {
        this.anyServer = anyServer;
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().name("customer-" + i).start(this::shop));
        }
    }

    private void shop() {
        while (!closing) {
            try {
                ApiClient client = new ApiClient(anyServer.get());
                client.signIn(TestServer.EMAIL, TestServer.PASSWORD);
                giveBackWhatWasLost(client);
                visit(client);
            } catch (UncheckedIOException | IllegalStateException | JacksonException e) {
                disturbed.incrementAndGet();
                LockSupport.parkNanos(200_000_000);
            }
        }
        leave();
    }

    private void leave() {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                ApiClient client = new ApiClient(anyServer.get());
                client.signIn(TestServer.EMAIL, TestServer.PASSWORD);
                giveBackWhatWasLost(client);
                return;
            } catch (UncheckedIOException | IllegalStateException | JacksonException e) {
                LockSupport.parkNanos(500_000_000);
            }
        }
    }

    /// A session whose answer never arrived is still this customer's to give back.
    private static void giveBackWhatWasLost(ApiClient client) {
        client.get("/api/v1/sessions?status=queued&status=starting&status=active&query=" + name())
                .body()
                .path("data")
                .valueStream()
                .forEach(session -> release(client, session.path("id").asString()));
    }

    private static void release(ApiClient client, String id) {
        client.post("/api/v1/sessions/" + id + "/release", Map.of());
    }

    private static String name() {
        return Thread.currentThread().getName();
    }

    private void visit(ApiClient client) {
        for (int i = 0; i < 5 && !closing; i++) {
            ApiClient.Answer made = client.post("/api/v1/sessions", Map.of("name", name(), "wait_seconds", 20));
            if (made.status() != 201) {
                refused.incrementAndGet();
                return;
            }
            if (made.body().path("status").asString().equals("active")) {
                served.incrementAndGet();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(50_000_000, 800_000_000));
            }
            release(client, made.body().path("id").asString());
        }
    }

    /// Lets everyone finish what they are at and give back what they had.
    @Override
    public void close() {
        closing = true;
        for (Thread thread : threads) {
            try {
                thread.join(120_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
