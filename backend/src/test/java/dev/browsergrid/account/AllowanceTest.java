package dev.browsergrid.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.browsergrid.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    private final Attempts attempts = new Attempts(
            new AccessSettings(2, 5, 2, Duration.ofMinutes(10), List.of(), Optional.empty()), clock);

    @Test
    void wrong_passwords_for_one_email_are_refused_after_the_limit_and_allowed_again_later() {
        assertThat(wrong("ada@example.com", "10.0.0.1")).isEqualTo("bad_credentials");
        assertThat(wrong("ADA@example.com", "10.0.0.2")).isEqualTo("bad_credentials");
        Problem refused = attempt("ada@example.com", "10.0.0.3");
        assertThat(refused.code()).isEqualTo("too_many_attempts");
        assertThat(refused.retryAfter()).contains(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(wrong("bob@example.com", "10.0.0.3")).isEqualTo("bad_credentials");
        now = now.plus(Duration.ofMinutes(5));
        assertThat(wrong("ada@example.com", "10.0.0.1")).isEqualTo("bad_credentials");
        assertThat(wrong("ada@example.com", "10.0.0.1")).isEqualTo("too_many_attempts");
    }

    @Test
    void one_address_may_not_try_many_emails() {
        for (int i = 0; i < 5; i++) {
            assertThat(wrong("person" + i + "@example.com", "10.0.0.1")).isEqualTo("bad_credentials");
        }
        assertThat(wrong("another@example.com", "10.0.0.1")).isEqualTo("too_many_attempts");
    }

    @Test
    void right_passwords_cost_nothing() {
        for (int i = 0; i < 50; i++) {
            attempts.signIn("ada@example.com", "10.0.0.1", () -> true);
        }
        assertThat(wrong("ada@example.com", "10.0.0.1")).isEqualTo("bad_credentials");
    }

    @Test
    void token_guesses_are_counted_by_address_and_good_tokens_are_not() {
        for (int i = 0; i < 10; i++) {
            assertThat(attempts.secret("10.0.0.1", () -> Optional.of("good"))).contains("good");
        }
        assertThat(attempts.secret("10.0.0.1", Optional::empty)).isEmpty();
        assertThat(attempts.secret("10.0.0.1", Optional::empty)).isEmpty();
        Problem refused = catchThrowableOfType(
                Problem.class, () -> attempts.secret("10.0.0.1", () -> Optional.of("good")));
        assertThat(refused.code()).isEqualTo("too_many_attempts");
        assertThat(attempts.secret("10.0.0.2", () -> Optional.of("good"))).contains("good");
    }

    @Test
    void memory_is_bounded_however_many_keys_there_are() {
        Allowance allowance = new Allowance(1, Duration.ofMinutes(1), clock);
        for (int i = 0; i < 20_000; i++) {
            allowance.take("key" + i);
        }
        assertThat(allowance.keys()).isEqualTo(10_000);
        assertThat(allowance.take("key19999")).isPresent();
    }

    private String wrong(String email, String address) {
        return attempt(email, address).code();
    }

    private Problem attempt(String email, String address) {
        return catchThrowableOfType(Problem.class, () -> attempts.signIn(email, address, () -> false));
    }
}
