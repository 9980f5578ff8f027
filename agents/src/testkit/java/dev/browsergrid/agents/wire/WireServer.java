package dev.browsergrid.agents.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A test server that speaks a vendor's wire format on a free loopback port. It records what it is asked, refuses what
/// the vendor would refuse, lets its brain answer the rest, and goes wrong when told to.
public abstract sealed class WireServer implements AutoCloseable
        permits OpenAiWireServer, AnthropicWireServer, GeminiWireServer, OllamaWireServer {
    private final WireFormat format;
    private final Brain brain;
    private final String key;
    private final HttpServer server;
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, Fault> faultsByText = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    // Counts answers, for their ids; handlers run side by side.
    private final AtomicInteger answers = new AtomicInteger();

    /// An empty `key` means that none is asked for.
    WireServer(WireFormat format, Brain brain, String key) {
        this.format = format;
        this.brain = brain;
        this.key = key;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(handlers);
        server.createContext("/", this::handle);
        server.start();
    }

    /// The base URL to give to the vendor's client.
    public abstract String baseUrl();

    /// The key that is accepted.
    public final String key() {
        return key;
    }

    /// Makes the next requests go wrong, one fault each.
    public final void failNext(Fault... next) {
        Collections.addAll(faults, next);
    }

    /// Makes every request whose newest task holds `text` go wrong, whoever asks.
    public final void failWhenAsked(String text, Fault fault) {
        faultsByText.put(text, fault);
    }

    /// Every request so far, the refused ones included.
    public final List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    public final RecordedRequest lastRequest() {
        return requests.getLast();
    }

    @Override
    public final void close() {
        server.stop(0);
        handlers.shutdownNow();
    }

    final String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Closes the exchange only when it ended well: closing it would end a cut answer properly.
    private void handle(HttpExchange exchange) throws IOException {
        Delivery delivery = new Delivery(exchange, format);
        try {
            respond(record(exchange), delivery);
        } catch (BadBody e) {
            delivery.refuse(refusal(400, e));
        } catch (BrainFailed e) {
            delivery.refuse(refusal(500, e));
        }
        exchange.close();
    }

    private void respond(RecordedRequest request, Delivery delivery) throws IOException {
        Optional<Fault.Refuse> refusal = format.check(request, key);
        if (refusal.isPresent()) {
            delivery.refuse(refusal.get());
            return;
        }
        Fault fault = fault(request);
        if (fault instanceof Fault.Silence) {
            delivery.hang();
        } else if (fault instanceof Fault.Refuse refuse) {
            delivery.refuse(refuse);
        } else {
            ChatRequest conversation = format.read(request);
            Conversation.check(conversation.messages());
            Answer answer = answer(conversation, request, fault);
            delivery.deliver(answer, format.wantsStream(request), Optional.ofNullable(fault));
        }
    }

    private @Nullable Fault fault(RecordedRequest request) {
        String body = request.body().toString();
        String newest = body.substring(Math.max(0, body.lastIndexOf("<task>")));
        return faultsByText.entrySet().stream()
                .filter(entry -> newest.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(faults::poll);
    }

    private static Fault.Refuse refusal(int status, RuntimeException reason) {
        return new Fault.Refuse(status, String.valueOf(reason.getMessage()), Optional.empty());
    }

    private RecordedRequest record(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = exchange.getRequestURI().getQuery();
        RecordedRequest request = new RecordedRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                Map.copyOf(headers),
                body.isEmpty() ? WireJson.object() : WireJson.parse(body));
        requests.add(request);
        return request;
    }

    private Answer answer(ChatRequest conversation, RecordedRequest request, @Nullable Fault fault) {
        AiMessage message = switch (fault) {
            case Fault.MalformedArguments _ -> calling("click", "{\"ref\": \"e1\", ");
            case Fault.UnknownTool _ -> calling("levitate", "{}");
            case null, default -> think(conversation);
        };
        int number = answers.incrementAndGet();
        AiMessage named = withIds(message, number);
        int inputTokens = Math.max(1, request.body().toString().length() / 4);
        int outputTokens = Math.max(1, named.toString().length() / 4);
        return new Answer("answer-" + number, conversation.modelName(), named, inputTokens, outputTokens);
    }

    private AiMessage think(ChatRequest conversation) {
        try {
            return brain.answer(conversation).aiMessage();
        } catch (RuntimeException | AssertionError e) {
            throw new BrainFailed("the test's brain failed: " + e);
        }
    }

    private static final class BrainFailed extends RuntimeException {
        BrainFailed(String message) {
            super(message);
        }
    }

    private static AiMessage calling(String tool, String arguments) {
        return AiMessage.from(
                ToolExecutionRequest.builder().name(tool).arguments(arguments).build());
    }

    private static AiMessage withIds(AiMessage message, int number) {
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (ToolExecutionRequest call : message.toolExecutionRequests()) {
            String id = call.id() == null || call.id().isEmpty() ? "call_" + number + "_" + calls.size() : call.id();
            calls.add(call.toBuilder().id(id).build());
        }
        return message.toBuilder().toolExecutionRequests(calls).build();
    }
}
