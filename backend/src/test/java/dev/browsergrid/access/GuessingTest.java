package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The limits themselves, with a clock of the test's, are in `AllowanceTest`.
@OnSharedServer
@Timeout(120)
class GuessingTest {
    private final TestServer server;

    GuessingTest(TestServer server) {
        this.server = server;
    }

    @Test
    void who_guesses_a_password_too_often_must_wait_even_with_the_right_one() {
        String email = server.person();
        ApiClient guesser = server.anonymous();
        for (int i = 0; i < 10; i++) {
            assertThat(guesser.signIn(email, "guess " + i).code()).isEqualTo("bad_credentials");
        }
        ApiClient.Answer refused = guesser.signIn(email, TestServer.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too_many_attempts");
        assertThat(Integer.parseInt(refused.headers()
                        .getOrDefault("retry-after", List.of("0"))
                        .getFirst()))
                .isBetween(1, 120);
        assertThat(server.anonymous()
                        .signIn(server.person(), TestServer.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nothing_tells_an_unknown_email_from_a_known_one() {
        ApiClient.Answer known = server.anonymous().signIn(server.person(), "wrong");
        ApiClient.Answer unknown = server.anonymous().signIn("nobody@example.com", "wrong");
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.body()).isEqualTo(known.body());
    }
}
