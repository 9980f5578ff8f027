package dev.browsergrid.profiles.chunk.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A server for tests, not a real one: one bucket in memory that speaks S3 as far as the store does,
/// refuses what is not signed rightly, and makes trouble when told to.
final class S3TestServer implements AutoCloseable {
    static final String BUCKET = "test-bucket";

    /// What a request asks for.
    enum Operation {
        LIST,
        GET,
        PUT,
        COPY,
        DELETE
    }

    /// What goes wrong with one request.
    enum Trouble {
        SLOW_DOWN,
        TOO_MANY,
        /// The answer ends in the middle.
        CUT,
        /// Status 200, and an error in the body.
        ERROR_WITHIN,
        /// There is no answer at all.
        SILENCE,
        /// An error whose message tells the client's secrets.
        TELLTALE,
        NO_BUCKET
    }

    final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    final Queue<Operation> asked = new ConcurrentLinkedQueue<>();
    private final Map<Operation, Queue<Supplier<Optional<Trouble>>>> plans = new ConcurrentHashMap<>();
    private final S3Credentials credentials;
    private final TestSignatures signatures;
    private final int page;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);

    S3TestServer(S3Credentials credentials, InstantSource clock, int page) throws IOException {
        this.credentials = credentials;
        this.signatures = new TestSignatures(credentials, "eu-test-1", clock);
        this.page = page;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The next request of this kind has this trouble.
    void next(Operation operation, Trouble trouble) {
        plan(operation, () -> Optional.of(trouble));
    }

    /// This happens just before the next request of this kind is carried out.
    void before(Operation operation, Runnable event) {
        plan(operation, () -> {
            event.run();
            return Optional.empty();
        });
    }

    private void plan(Operation operation, Supplier<Optional<Trouble>> plan) {
        plans.computeIfAbsent(operation, kind -> new ConcurrentLinkedQueue<>()).add(plan);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<String> refusal = signatures.refusal(exchange, body);
            if (refusal.isPresent()) {
                fail(exchange, 403, refusal.get(), "refused");
                return;
            }
            Operation operation = operation(exchange);
            asked.add(operation);
            Supplier<Optional<Trouble>> plan =
                    plans.getOrDefault(operation, new ConcurrentLinkedQueue<>()).poll();
            Optional<Trouble> trouble = plan == null ? Optional.empty() : plan.get();
            if (trouble.isPresent()) {
                spoil(exchange, trouble.get());
            } else {
                carryOut(exchange, operation, body);
            }
        } catch (GeneralSecurityException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Operation operation(HttpExchange exchange) {
        return switch (exchange.getRequestMethod()) {
            case "GET" -> key(exchange).isEmpty() ? Operation.LIST : Operation.GET;
            case "PUT" ->
                exchange.getRequestHeaders().containsKey("x-amz-copy-source") ? Operation.COPY : Operation.PUT;
            default -> Operation.DELETE;
        };
    }

    private static String key(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String bucket = "/" + BUCKET;
        if (!path.equals(bucket) && !path.startsWith(bucket + "/")) {
            throw new IllegalStateException("another bucket: " + path);
        }
        return path.equals(bucket) ? "" : path.substring(bucket.length() + 1);
    }

    private void carryOut(HttpExchange exchange, Operation operation, byte[] body) throws IOException {
        String key = key(exchange);
        switch (operation) {
            case LIST -> send(exchange, 200, listing(query(exchange)));
            case GET -> object(exchange, key);
            case PUT -> {
                objects.put(key, body);
                send(exchange, 200, "");
            }
            case COPY -> copy(exchange, key);
            case DELETE -> {
                objects.remove(key);
                exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    private void object(HttpExchange exchange, String key) throws IOException {
        byte[] found = objects.get(key);
        if (found == null) {
            fail(exchange, 404, "NoSuchKey", "The specified key does not exist.");
        } else {
            exchange.sendResponseHeaders(200, found.length);
            exchange.getResponseBody().write(found);
        }
    }

    private void copy(HttpExchange exchange, String key) throws IOException {
        String source = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("x-amz-copy-source"));
        byte[] found = objects.get(source.substring(BUCKET.length() + 2));
        if (found == null) {
            fail(exchange, 404, "NoSuchKey", "The specified key does not exist.");
        } else {
            objects.put(key, found);
            send(exchange, 200, "<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>");
        }
    }

    private String listing(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String after = new String(
                HexFormat.of().parseHex(query.getOrDefault("continuation-token", "")), StandardCharsets.UTF_8);
        List<Map.Entry<String, byte[]>> rest = objects.tailMap(after, false).entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .limit(page + 1L)
                .toList();
        boolean more = rest.size() > page;
        List<Map.Entry<String, byte[]>> shown = rest.subList(0, Math.min(page, rest.size()));
        String token = more
                ? "<NextContinuationToken>"
                        + HexFormat.of().formatHex(shown.getLast().getKey().getBytes(StandardCharsets.UTF_8))
                        + "</NextContinuationToken>"
                : "";
        return "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>" + BUCKET + "</Name><Prefix>"
                + prefix + "</Prefix><KeyCount>" + shown.size() + "</KeyCount><IsTruncated>" + more + "</IsTruncated>"
                + shown.stream()
                        .map(object -> "<Contents><Key>" + object.getKey() + "</Key><Size>" + object.getValue().length
                                + "</Size><StorageClass>STANDARD</StorageClass></Contents>")
                        .collect(Collectors.joining())
                + token + "</ListBucketResult>";
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return Stream.of(query.split("&", -1))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    private void spoil(HttpExchange exchange, Trouble trouble) throws IOException, InterruptedException {
        switch (trouble) {
            case SLOW_DOWN -> fail(exchange, 503, "SlowDown", "Please reduce your request rate.");
            case TOO_MANY -> send(exchange, 429, "not even XML");
            case CUT -> {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write(new byte[10]);
                exchange.getResponseBody().flush();
            }
            case ERROR_WITHIN -> fail(exchange, 200, "InternalError", "We encountered an internal error.");
            case SILENCE -> closing.await();
            case TELLTALE ->
                fail(
                        exchange,
                        400,
                        "Strange",
                        "you are " + credentials.secretKey()
                                + credentials.sessionToken().orElse(""));
            case NO_BUCKET -> fail(exchange, 404, "NoSuchBucket", "The specified bucket does not exist");
        }
    }

    private static void fail(HttpExchange exchange, int status, String code, String message) throws IOException {
        send(
                exchange,
                status,
                "<Error><Code>" + code + "</Code><Message>" + message + "</Message><RequestId>1</RequestId></Error>");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        String xml = text.startsWith("<") ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text : text;
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
