package dev.browsergrid.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What webhooks are made of, without any address.
class SignatureTest {
    @Test
    void a_signature_is_the_hmac_of_the_time_a_dot_and_the_body() {
        // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac 'a secret of mine'
        assertThat(Signature.of("a secret of mine", Instant.ofEpochSecond(1_700_000_000), "{\"a\":1}".getBytes(UTF_8)))
                .isEqualTo("t=1700000000,v1=a1b5dc591e1c9a3d968ea9aa944b0040f9b2596dc84414ee1ab5249b10d0f4f1");
    }

    @Test
    void pauses_grow_and_add_up_to_about_a_day() {
        Duration all = IntStream.rangeClosed(1, Backoff.MOST_ATTEMPTS)
                .mapToObj(Backoff::after)
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofHours(20), Duration.ofHours(28));
        assertThat(Backoff.after(1)).contains(Duration.ofSeconds(10));
        assertThat(Backoff.after(2)).contains(Duration.ofSeconds(30));
        assertThat(Backoff.after(Backoff.MOST_ATTEMPTS)).isEmpty();
    }

    @Test
    void an_address_is_whole_of_the_web_and_names_nobody() {
        assertThat(Webhook.address("https://hooks.example/run?x=1"))
                .contains(URI.create("https://hooks.example/run?x=1"));
        for (String other : new String[] {
            "hooks.example", "/run", "ftp://hooks.example/", "https://ada:pw@hooks.example/", "https://a b/", "https://"
        }) {
            assertThat(Webhook.address(other)).as(other).isEmpty();
        }
    }
}
