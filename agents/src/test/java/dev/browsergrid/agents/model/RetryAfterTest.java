package dev.browsergrid.agents.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-10-21T07:28:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        retry-after    | 7                             | -                                    | 7000
        retry-after    | 1.5                           | -                                    | 1500
        retry-after-ms | 250                           | -                                    | 250
        retry-after    | Wed, 21 Oct 2026 07:28:30 GMT | -                                    | 30000
        retry-after    | Wed, 21 Oct 2026 07:00:00 GMT | -                                    | 0
        retry-after    | soon                          | -                                    | -
        retry-after    | -5                            | -                                    | -
        other          | 7                             | -                                    | -
        other          | 7                             | {"retryDelay": "34.074824224s"}      | 34074
        """)
    void a_servers_wish_is_understood_in_all_its_forms(
            String name, @Nullable String value, @Nullable String body, @Nullable Long millis) {
        HttpHeaders headers = HttpHeaders.of(Map.of(name, List.of(value == null ? "" : value)), (_, _) -> true);

        assertThat(RetryAfter.of(headers, body == null ? "" : body, NOW)
                        .map(Duration::toMillis)
                        .orElse(null))
                .isEqualTo(millis);
    }
}
