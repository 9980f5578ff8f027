package dev.browsergrid.usage.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.account.Person;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalLineTest {
    private static final UUID ID = new UUID(0, 7);

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://evil\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void a_name_that_a_spreadsheet_would_calculate_is_text(String name) {
        String quoted = "\"'" + name.replace("\"", "\"\"") + "\"";
        assertThat(IntervalLine.of(named(name), "USD")).contains("," + quoted + ",");
    }

    @Test
    void money_has_all_its_decimals_and_quotes_are_doubled() {
        assertThat(IntervalLine.of(named("a \"b\", c"), "USD"))
                .contains("\"a \"\"b\"\", c\"")
                .endsWith("\"61000\",\"0.002000\",\"0.002033\",\"USD\"\r\n");
        assertThat(IntervalLine.header()).endsWith("\"ms\",\"price_per_minute\",\"cost\",\"currency\"\r\n");
    }

    private static UsageInterval named(String name) {
        return new UsageInterval(
                ID,
                ID,
                ID,
                name,
                null,
                new Person(ID, "ada@example.com"),
                "active",
                true,
                Instant.EPOCH,
                null,
                61_000,
                2_000,
                2_033);
    }
}
