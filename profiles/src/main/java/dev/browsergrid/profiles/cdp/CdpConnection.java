package dev.browsergrid.profiles.cdp;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One DevTools WebSocket to a browser. Any number of threads may call at once; events are delivered in order on a
/// thread of their own. Once closed it stays closed, and every call, waiting or new, fails with
/// [CdpException.Code#CLOSED].
public final class CdpConnection implements CdpChannel, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CdpConnection.class);

    private record Pending(String method, CompletableFuture<JsonNode> result) {}

    private final CdpSettings settings;
    private final EventQueue events;
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    // the next call's id
    private final AtomicLong ids = new AtomicLong();
    // set once, by whatever ends the connection first
    private final AtomicReference<CdpClosed> closed = new AtomicReference<>();
    private final CompletableFuture<CdpClosed> ended = new CompletableFuture<>();
    private final WebSocket socket;
    private final Object sendOrder = new Object();
    // guarded by sendOrder: the JDK accepts the next message only after the one before was handed over
    private CompletableFuture<WebSocket> lastSend;

    private CdpConnection(URI address, CdpSettings settings) {
        this.settings = settings;
        this.events = new EventQueue(settings.maxQueuedEvents(), address.getAuthority());
        this.socket = connect(address);
        this.lastSend = CompletableFuture.completedFuture(socket);
    }

    /// Connects to a `webSocketDebuggerUrl`.
    public static CdpConnection open(URI address) {
        return open(address, CdpSettings.DEFAULT);
    }

    public static CdpConnection open(URI address, CdpSettings settings) {
        return new CdpConnection(address, settings);
    }

    @Override
    public JsonNode call(String method, Map<String, ?> params, Duration timeout) {
        return call("", method, params, timeout);
    }

    @Override
    public JsonNode call(String method, Map<String, ?> params) {
        return call("", method, params, settings.callTimeout());
    }

    /// Attaches to a target; calls on the answer go to that target.
    public CdpSession attach(String targetId) {
        JsonNode answer = call("Target.attachToTarget", Map.of("targetId", targetId, "flatten", true));
        return new CdpSession(this, answer.path("sessionId").asString());
    }

    /// Hears every event from now on, until the answer is run.
    public Runnable onEvent(Consumer<CdpEvent> listener) {
        return events.listen(listener);
    }

    /// Why the connection ended; empty while it lives.
    public Optional<CdpClosed> closed() {
        return Optional.ofNullable(closed.get());
    }

    /// Runs `listener` once, after the last event was delivered; at once when that has been.
    public void onClosed(Consumer<CdpClosed> listener) {
        var _ = ended.thenAccept(listener);
    }

    @Override
    public void close() {
        end(new CdpClosed(CdpClosed.Reason.BY_US, "closed"));
    }

    CdpSettings settings() {
        return settings;
    }

    JsonNode call(String sessionId, String method, Map<String, ?> params, Duration timeout) {
        long id = ids.incrementAndGet();
        Pending call = new Pending(method, new CompletableFuture<>());
        pending.put(id, call);
        try {
            closed().ifPresent(why -> call.result().completeExceptionally(gone(method, why)));
            send(Wire.request(id, sessionId, method, params));
            return call.result().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new CdpException(CdpException.Code.TIMEOUT, method + ": no answer within " + timeout, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CdpException(CdpException.Code.INTERRUPTED, method + ": interrupted", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CdpException known) {
                // It was made on the reader's thread; the caller's is the one that tells something.
                known.fillInStackTrace();
                throw known;
            }
            throw new CdpException(CdpException.Code.CLOSED, method + ": " + failed.getMessage(), failed);
        } finally {
            pending.remove(id);
        }
    }

    private void send(String message) {
        synchronized (sendOrder) {
            if (closed.get() != null) {
                return;
            }
            lastSend = lastSend.thenCompose(ready -> ready.sendText(message, true));
            var _ = lastSend.exceptionally(error -> {
                end(new CdpClosed(CdpClosed.Reason.LOST, String.valueOf(error.getMessage())));
                return socket;
            });
        }
    }

    private WebSocket connect(URI address) {
        try {
            return Shared.HTTP
                    .newWebSocketBuilder()
                    .connectTimeout(settings.connectTimeout())
                    .buildAsync(address, new MessageReader(settings.maxMessageChars(), this::received, this::end))
                    .get(settings.connectTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CdpException(CdpException.Code.INTERRUPTED, "interrupted while connecting", stopped);
        } catch (ExecutionException | TimeoutException | IllegalArgumentException failed) {
            events.end(() -> {});
            String where = address.getScheme() + "://" + address.getAuthority();
            throw new CdpException(CdpException.Code.UNREACHABLE, "no DevTools at " + where, failed);
        }
    }

    private void received(String text) {
        JsonNode message;
        try {
            message = Wire.JSON.readTree(text);
        } catch (JacksonException notJson) {
            end(new CdpClosed(CdpClosed.Reason.NOT_THE_PROTOCOL, "a message was not JSON"));
            return;
        }
        if (message.has("id")) {
            answered(message);
        } else if (!events.offer(Wire.event(message))) {
            end(new CdpClosed(CdpClosed.Reason.LISTENER_TOO_SLOW, settings.maxQueuedEvents() + " events were waiting"));
        }
    }

    private void answered(JsonNode message) {
        Pending call = pending.get(message.path("id").asLong());
        if (call == null) {
            log.debug("cdp answer nobody waits for id={}", message.path("id").asLong());
        } else if (message.has("error")) {
            JsonNode error = message.path("error");
            call.result()
                    .completeExceptionally(CdpException.refused(
                            call.method(),
                            error.path("code").asInt(),
                            error.path("message").asString("")));
        } else {
            call.result().complete(message.path("result"));
        }
    }

    @SuppressWarnings("NullAway") // `socket` is unset only while connecting, when nothing can have been received
    private void end(CdpClosed why) {
        if (!closed.compareAndSet(null, why)) {
            return;
        }
        pending.values().forEach(call -> call.result().completeExceptionally(gone(call.method(), why)));
        if (socket != null) {
            socket.abort();
        }
        events.end(() -> ended.complete(why));
    }

    private static CdpException gone(String method, CdpClosed why) {
        return new CdpException(CdpException.Code.CLOSED, method + ": connection closed, " + why.detail());
    }

    /// The JDK's client owns a selector thread, so all connections share one.
    private static final class Shared {
        static final HttpClient HTTP = HttpClient.newBuilder()
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }
}
