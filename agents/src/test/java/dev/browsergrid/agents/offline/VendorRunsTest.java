package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.Agent;
import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Limits;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.evidence.Citation;
import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.model.Wire;
import dev.browsergrid.agents.output.OutputSchema;
import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.WireServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A whole task in a real Chromium with each vendor's wire between the loop and the model.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorRunsTest {
    private static final OutputSchema TOTAL = OutputSchema.of(
            "{\"type\":\"object\",\"required\":[\"total\"],\"properties\":{\"total\":{\"type\":\"number\"}}}");

    private BrowserFixture fixture;

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void shops_over_every_wire(Wire wire) throws Exception {
        List<AgentEvent> events = new ArrayList<>();
        Cancellation never = new Cancellation();
        try (PlaygroundSite site = new PlaygroundSite();
                WireServer server = wire.server(Brain.of(new OfflineModel(site.url())));
                PlaywrightComputer computer = fixture.connectToBlankTab()) {
            ModelInfo info = new ModelInfo("test/model", "test", "Test", wire != Wire.OLLAMA, false);
            Outcome outcome = new Agent(wire.model(server), info)
                    .run(
                            new Task(
                                    "open the shop, add two blue mugs to the cart and tell me the total",
                                    List.of(),
                                    List.of(),
                                    Limits.DEFAULT,
                                    Optional.of(TOTAL)),
                            computer,
                            events::add,
                            never);
            assertThat(outcome)
                    .as(() -> String.valueOf(events))
                    .isInstanceOfSatisfying(Outcome.Completed.class, done -> {
                        assertThat(done.answer()).contains("$29.50");
                        assertThat(done.output()).contains("{\"total\":29.5}");
                        assertThat(done.evidence()).contains(new Citation("$29.50", true));
                        assertThat(done.success()).isTrue();
                    });
        }
        assertThat(events).noneMatch(AgentEvent.ModelRetried.class::isInstance);
    }
}
