package dev.browsergrid.profiles.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.browsergrid.profiles.TestChromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class CdpConnectionTest {
    @TempDir
    static Path directory;

    static TestChromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = TestChromium.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
    }

    @Test
    void a_call_is_answered() {
        try (CdpConnection connection = chromium.connect()) {
            assertThat(connection.call("Browser.getVersion").path("product").asString())
                    .contains("Chrome");
        }
    }

    @Test
    void the_endpoint_tells_its_web_socket() {
        URI http = URI.create("http://" + chromium.webSocket().getAuthority());
        assertThat(CdpEndpoint.ask(http, Duration.ofSeconds(10)).webSocket()).isEqualTo(chromium.webSocket());
    }

    @Test
    void a_result_of_twenty_megabytes_arrives_whole() {
        try (CdpConnection connection = chromium.connect()) {
            CdpSession page = newPage(connection);
            String text = evaluate(page, "'x'.repeat(20 * 1024 * 1024) + 'é'");
            assertThat(text).hasSize(20 * 1024 * 1024 + 1).endsWith("xé");
        }
    }

    @Test
    void many_threads_call_at_once_and_each_gets_its_own_answer() throws Exception {
        try (CdpConnection connection = chromium.connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CdpSession page = newPage(connection);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                answers.add(threads.submit(() -> evaluate(page, "String(" + number + ")")));
            }
            for (int i = 0; i < 100; i++) {
                assertThat(answers.get(i).get()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    void a_refused_call_says_why() {
        try (CdpConnection connection = chromium.connect()) {
            CdpException refused = catchThrowableOfType(CdpException.class, () -> connection.call("No.such"));
            assertThat(refused.code()).isEqualTo(CdpException.Code.REFUSED);
            assertThat(refused.protocolCode()).isEqualTo(-32601);
            assertThat(refused).hasMessageContaining("No.such");
        }
    }

    @Test
    void a_call_without_an_answer_ends_in_time_and_the_next_one_works() {
        try (CdpConnection connection = chromium.connect()) {
            CdpSession page = newPage(connection);
            CdpException late = catchThrowableOfType(
                    CdpException.class,
                    () -> page.call(
                            "Runtime.evaluate",
                            Map.of("expression", "new Promise(() => {})", "awaitPromise", true),
                            Duration.ofMillis(50)));
            assertThat(late.code()).isEqualTo(CdpException.Code.TIMEOUT);
            assertThat(evaluate(page, "'still here'")).isEqualTo("still here");
        }
    }

    @Test
    void events_come_in_order_and_a_listener_may_call() throws Exception {
        try (CdpConnection connection = chromium.connect()) {
            CdpSession page = newPage(connection);
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            connection.onEvent(event -> {
                if (event.method().equals("Runtime.consoleAPICalled")
                        && event.sessionId().equals(page.sessionId())) {
                    String said = event.params().at("/args/0/value").asString();
                    heard.add(evaluate(page, "'" + said + "'"));
                }
            });
            page.call("Runtime.enable");
            page.call("Runtime.evaluate", Map.of("expression", "for (let i = 0; i < 50; i++) console.log('n' + i)"));
            for (int i = 0; i < 50; i++) {
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("n" + i);
            }
        }
    }

    @Test
    void a_listener_that_cannot_keep_up_ends_the_connection() throws Exception {
        CdpSettings small = new CdpSettings(Duration.ofSeconds(10), Duration.ofSeconds(10), 1_000_000, 10);
        CountDownLatch release = new CountDownLatch(1);
        try (CdpConnection connection = CdpConnection.open(chromium.webSocket(), small)) {
            CompletableFuture<CdpClosed> closed = new CompletableFuture<>();
            connection.onClosed(closed::complete);
            CdpSession page = newPage(connection);
            connection.onEvent(_ -> {
                try {
                    release.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            page.call("Runtime.enable");
            CdpException cut = catchThrowableOfType(
                    CdpException.class,
                    () -> page.call(
                            "Runtime.evaluate",
                            Map.of(
                                    "expression",
                                    "for (let i = 0; i < 50; i++) console.log(i); new Promise(() => {})",
                                    "awaitPromise",
                                    true)));
            assertThat(cut.code()).isEqualTo(CdpException.Code.CLOSED);
            assertThat(connection.closed().orElseThrow().reason()).isEqualTo(CdpClosed.Reason.LISTENER_TOO_SLOW);
            release.countDown();
            assertThat(closed.get(20, TimeUnit.SECONDS).reason()).isEqualTo(CdpClosed.Reason.LISTENER_TOO_SLOW);
        }
    }

    @Test
    void a_call_after_close_fails_at_once() {
        CdpConnection connection = chromium.connect();
        connection.close();
        CdpException gone = catchThrowableOfType(CdpException.class, () -> connection.call("Browser.getVersion"));
        assertThat(gone.code()).isEqualTo(CdpException.Code.CLOSED);
        assertThat(connection.closed().orElseThrow().reason()).isEqualTo(CdpClosed.Reason.BY_US);
    }

    @Test
    void nothing_listening_is_unreachable() {
        CdpException unreachable = catchThrowableOfType(
                CdpException.class, () -> CdpConnection.open(URI.create("ws://127.0.0.1:1/devtools/browser/x")));
        assertThat(unreachable.code()).isEqualTo(CdpException.Code.UNREACHABLE);
    }

    @Test
    void losing_chromium_fails_the_waiting_call_and_tells_the_listener(@TempDir Path other) throws Exception {
        try (TestChromium victim = TestChromium.start(other);
                CdpConnection connection = victim.connect()) {
            CompletableFuture<CdpClosed> closed = new CompletableFuture<>();
            connection.onClosed(closed::complete);
            CdpSession page = newPage(connection);
            CompletableFuture<CdpException> waiting = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                    CdpException.class,
                    () -> page.call(
                            "Runtime.evaluate", Map.of("expression", "new Promise(() => {})", "awaitPromise", true))));
            victim.kill();
            assertThat(closed.get(20, TimeUnit.SECONDS).reason()).isEqualTo(CdpClosed.Reason.LOST);
            assertThat(waiting.get(20, TimeUnit.SECONDS).code()).isEqualTo(CdpException.Code.CLOSED);
        }
    }

    private static CdpSession newPage(CdpConnection connection) {
        JsonNode target = connection.call("Target.createTarget", Map.of("url", "about:blank"));
        return connection.attach(target.path("targetId").asString());
    }

    private static String evaluate(CdpSession page, String expression) {
        return page.call("Runtime.evaluate", Map.of("expression", expression))
                .at("/result/value")
                .asString();
    }
}
