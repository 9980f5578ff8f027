package dev.browsergrid.bench;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ServerProcess;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Measures the proxy against the direct way, HAProxy and nginx, then claims, then whole uses.
final class ProxyBenchmark {
    private static final String OURS = "Browsergrid";
    private static final String DIRECT = "direct";
    private static final String LARGE = "'x'.repeat(5000000)";

    private final boolean quick;
    private final URI server;
    private final ApiClient admin;
    private final String token;

    ProxyBenchmark(boolean quick, URI server) {
        this.quick = quick;
        this.server = server;
        this.admin = new ApiClient(server);
        admin.signIn(TestServer.EMAIL, TestServer.PASSWORD);
        token = admin.post("/api/v1/tokens", Map.of("name", "benchmark", "scopes", List.of("connect", "admin")))
                .body()
                .path("secret")
                .asString();
    }

    /// Runs all of it and prints a table.
    void run(ServerProcess process, Path home, boolean usesOnly) throws Exception {
        if (!usesOnly) {
            carry(home);
            new IdleConnections(process, this::claim).measure(quick ? 200 : 2_000);
        }
        WarmPool pool = WarmPool.make(server, admin, token, 4);
        pool.warmUp(quick ? 10 : 60);
        new ClaimBenchmark(pool).run(quick ? 10 : 40);
        new UseBenchmark(pool, server + "/playground/index.html").run(quick ? 5 : 12);
    }

    private URI claim() {
        return URI.create(ApiClient.withToken(server, token)
                .get("/connect/json?wait=60&keep_alive=3600")
                .body()
                .path("webSocketDebuggerUrl")
                .asString());
    }

    private void carry(Path home) throws IOException {
        URI ours = claim();
        URI direct = direct(home, ours);
        Path files = Files.createTempDirectory("browsergrid-fronts");
        Optional<Front> haproxy = Front.haproxy(direct.getPort(), files);
        Optional<Front> nginx = Front.nginx(direct.getPort(), files);
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put(DIRECT, direct);
        addresses.put(OURS, ours);
        Stream.of(haproxy, nginx)
                .flatMap(Optional::stream)
                .forEach(front -> addresses.put(
                        front.name(), URI.create("ws://127.0.0.1:" + front.port() + direct.getRawPath())));
        try (Ways ways = Ways.open(addresses)) {
            ways.rounds(quick ? 5 : 40, client -> small(client, new Samples(), 100));
            roundTrips(ways);
            rates(ways);
        } finally {
            Stream.of(haproxy, nginx).flatMap(Optional::stream).forEach(Front::close);
        }
    }

    /// The one browser in use is the one that knows the page just opened through the server.
    private static URI direct(Path home, URI ours) throws IOException {
        String agreed;
        try (RawCdp client = new RawCdp(ours)) {
            agreed = client.newTarget();
        }
        List<Path> ports = new ArrayList<>();
        try (Stream<Path> nodes = Files.list(home.resolve("nodes"))) {
            nodes.map(node -> node.resolve("profile/DevToolsActivePort"))
                    .filter(Files::exists)
                    .forEach(ports::add);
        }
        for (Path file : ports) {
            List<String> lines = Files.readAllLines(file);
            URI address = URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            try (RawCdp client = new RawCdp(address)) {
                if (client.targets().contains(agreed)) {
                    return address;
                }
            }
        }
        throw new IllegalStateException("the session's browser is on another machine");
    }

    private static double small(RawCdp client, Samples samples, int count) {
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long before = System.nanoTime();
            client.evaluate("1");
            samples.add(System.nanoTime() - before);
        }
        return (System.nanoTime() - begun) / 1000.0 / count;
    }

    private void roundTrips(Ways ways) {
        int rounds = quick ? 10 : 200;
        Map<String, List<Double>> p50 = ways.rounds(rounds, client -> {
            Samples round = new Samples();
            small(client, round, 50);
            return round.at(0.5);
        });
        Map<String, List<Double>> p99 = ways.rounds(rounds, client -> {
            Samples round = new Samples();
            small(client, round, 100);
            return round.at(0.99);
        });
        print("Runtime.evaluate p50, µs", p50);
        print("Runtime.evaluate p99, µs", p99);
    }

    private void rates(Ways ways) {
        int rounds = quick ? 5 : 60;
        print("pipelined ×32, calls/s", ways.rounds(rounds, client -> {
            long before = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                client.pipeline(32, "1");
            }
            return 320 / ((System.nanoTime() - before) / 1e9);
        }));
        print("5 MB results, MB/s", ways.rounds(quick ? 3 : 20, client -> {
            long before = System.nanoTime();
            client.evaluate(LARGE);
            client.evaluate(LARGE);
            return 10 / ((System.nanoTime() - before) / 1e9);
        }));
    }

    private static void print(String what, Map<String, List<Double>> results) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s", what));
        results.forEach((name, values) -> line.append(String.format(
                Locale.ROOT, " | %s %.0f (×%.2f)", name, Samples.median(values), Ways.ratio(results, name, DIRECT))));
        if (results.containsKey("HAProxy")) {
            line.append(String.format(Locale.ROOT, " | ours/HAProxy %.2f", Ways.ratio(results, OURS, "HAProxy")));
        }
        System.out.println(line);
    }
}
