package dev.browsergrid.agents.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolCall.DialogAnswer;
import dev.browsergrid.agents.ToolCall.MouseButton;
import dev.browsergrid.agents.ToolCall.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class CancellingTest {
    private static final String HAND = "<input aria-label=Name><button>Buy</button>";

    private BrowserFixture fixture;
    private final Cancellation never = new Cancellation();

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void end() {
        fixture.close();
    }

    @Test
    void a_wait_ends_at_once_and_its_driver_serves_the_next_run() throws Exception {
        assertCancelledAtOnce(new ToolCall.Wait(new Until.Elapsed(30)), "<h1>Waiting</h1>");
        try (PlaywrightComputer next = fixture.connect()) {
            assertThat(next.observe(never).page()).contains("Waiting");
        }
        assertThat(fixture.drivers().size()).isLessThanOrEqualTo(2);
    }

    @Test
    void a_click_that_waits_for_its_element_never_happens() throws Exception {
        String page = "<button id=b disabled onclick=\"document.title='clicked'\">Buy</button>";
        try (PlaywrightComputer computer = fixture.connect()) {
            computer.act(new ToolCall.Navigate(fixture.site().page("/later", page)), List.of(), never);
            String ref = BrowserFixture.ref(computer.observe(never), "Buy");
            cancelDuring(computer, new ToolCall.Click(ref, false, MouseButton.LEFT, DialogAnswer.DISMISS));
        }
        try (PlaywrightComputer next = fixture.connect()) {
            next.inject("document.querySelectorAll('button').forEach(button => button.disabled = false)");
            next.act(new ToolCall.Wait(new Until.Elapsed(0.5)), List.of(), never);
            assertThat(next.observe(never).title()).isEqualTo("later");
        }
    }

    @Test
    void a_hanging_page_does_not_hold_the_run() throws Exception {
        try (PlaywrightComputer computer = fixture.connect()) {
            computer.act(new ToolCall.NewTab(fixture.site().page("/busy", "<h1>Busy</h1>")), List.of(), never);
            computer.inject("while (true) {}");
            cancelDuring(computer, new ToolCall.Read(null, 100));
        }
    }

    @Test
    void nothing_is_done_after_a_cancelled_call() throws Exception {
        PlaywrightComputer computer = fixture.connect();
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> computer.act(new ToolCall.NewTab(""), List.of(), cancelled))
                .isInstanceOf(CancellationException.class);
        computer.close();
    }

    @Test
    void once_cancelled_not_one_more_command_leaves_for_the_browser() throws Exception {
        cancelAtRandom(12);
    }

    @Test
    @Tag("chaos")
    @Timeout(3_600)
    void once_cancelled_not_one_more_command_leaves_for_the_browser_a_thousand_times() throws Exception {
        cancelAtRandom(1_000);
    }

    private record Busy(PlaywrightComputer computer, long sent) {}

    private record Cancelled(PlaywrightComputer computer, long sent, boolean atWork) {}

    /// Cancels a busy hand so often, each time at another instant.
    private void cancelAtRandom(int times) throws Exception {
        long seed = System.nanoTime() & 0xffffff;
        Random random = new Random(seed);
        List<Cancelled> cancelled = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Cancellation cancellation = new Cancellation();
            CompletableFuture<Busy> begun = new CompletableFuture<>();
            CompletableFuture<Void> hand =
                    CompletableFuture.runAsync(() -> keepBusy(begun, cancellation), Thread::startVirtualThread);
            Busy busy = begun.get(30, TimeUnit.SECONDS);
            PlaywrightComputer computer = busy.computer();
            Executor later = CompletableFuture.delayedExecutor(random.nextInt(700), TimeUnit.MILLISECONDS);
            CompletableFuture.runAsync(cancellation::cancel, later).join();
            long sent = computer.sent();
            cancelled.add(new Cancelled(computer, sent, sent > busy.sent()));
            assertThatThrownBy(hand::join).hasCauseInstanceOf(CancellationException.class);
        }
        assertThat(cancelled)
                .as("seed %d", seed)
                .allSatisfy(one -> assertThat(one.computer().sent()).isEqualTo(one.sent()));
        assertThat(cancelled).as("in the middle of something").anyMatch(Cancelled::atWork);
    }

    private void keepBusy(CompletableFuture<Busy> begun, Cancellation cancellation) {
        try (PlaywrightComputer computer = PlaywrightComputer.connect(fixture.drivers(), fixture.url(), cancellation)) {
            computer.act(new ToolCall.Navigate(fixture.site().page("/hand", HAND)), List.of(), cancellation);
            Observation seen = computer.observe(cancellation);
            String field = BrowserFixture.ref(seen, "textbox");
            String button = BrowserFixture.ref(seen, "Buy");
            begun.complete(new Busy(computer, computer.sent()));
            while (true) {
                computer.act(
                        new ToolCall.Click(button, true, MouseButton.LEFT, DialogAnswer.DISMISS),
                        List.of(),
                        cancellation);
                computer.act(new ToolCall.Type(field, "quick brown fox", true, false), List.of(), cancellation);
                computer.act(new ToolCall.Drag(button, field), List.of(), cancellation);
            }
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    @Test
    void a_driver_whose_process_was_killed_is_replaced() throws Exception {
        try (Drivers drivers = new Drivers(1)) {
            drivers.warmUp();
            ProcessHandle.of(processOf(drivers)).ifPresent(ProcessHandle::destroyForcibly);
            ProcessHandle.of(processOf(drivers))
                    .ifPresent(process -> process.onExit().join());
            try (PlaywrightComputer computer = PlaywrightComputer.connect(drivers, fixture.url(), never)) {
                assertThat(computer.observe(never).tabs()).isNotEmpty();
            }
            assertThat(drivers.size()).isEqualTo(1);
        }
    }

    @Test
    void borrowers_wait_for_a_driver_and_stop_waiting_when_cancelled() throws Exception {
        try (Drivers drivers = new Drivers(1)) {
            Cancellation cancellation = new Cancellation();
            try (PlaywrightComputer only = PlaywrightComputer.connect(drivers, fixture.url(), never)) {
                CompletableFuture<Observation> second =
                        CompletableFuture.supplyAsync(() -> look(drivers, cancellation), Thread::startVirtualThread);
                cancellation.cancel();
                assertThatThrownBy(() -> second.get(2, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(CancellationException.class);
                assertThat(only.observe(never).tabs()).isNotEmpty();
            }
        }
    }

    private void assertCancelledAtOnce(ToolCall.Action action, String page) throws Exception {
        try (PlaywrightComputer computer = fixture.connect()) {
            computer.act(new ToolCall.Navigate(fixture.site().page("/cancel", page)), List.of(), never);
            cancelDuring(computer, action);
        }
    }

    private static void cancelDuring(PlaywrightComputer computer, ToolCall.Action action) {
        Cancellation cancellation = new Cancellation();
        AtomicLong cancelledAt = new AtomicLong();
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(() -> {
            cancelledAt.set(System.nanoTime());
            cancellation.cancel();
        });
        assertThatThrownBy(() -> computer.act(action, List.of(), cancellation))
                .isInstanceOf(CancellationException.class);
        computer.close();
        assertThat(Duration.ofNanos(System.nanoTime() - cancelledAt.get())).isLessThan(Duration.ofSeconds(1));
    }

    private Observation look(Drivers drivers, Cancellation cancellation) {
        try (PlaywrightComputer computer = PlaywrightComputer.connect(drivers, fixture.url(), cancellation)) {
            return computer.observe(cancellation);
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static long processOf(Drivers drivers) {
        return drivers.processIds().iterator().next();
    }
}
