package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two servers on one database.
@Timeout(180)
class TwoServersTest {
    @Test
    void an_end_on_one_server_is_an_end_on_the_other() throws InterruptedException, ExecutionException {
        Map<String, String> noBrowsers = Map.of("browsergrid.default-pool.min", "0");
        try (TestServer first = TestServer.start(noBrowsers);
                TestServer second = first.startSecond(noBrowsers)) {
            assertSigningOutCutsWhatTheOtherServerHasOpen(first, second);
            assertOfTwoAdminsWhoDemoteEachOtherOneStays(first, second);
        }
    }

    private static void assertSigningOutCutsWhatTheOtherServerHasOpen(TestServer first, TestServer second) {
        String email = first.person();
        ApiClient here = first.signedIn(email);
        ApiClient there = second.signedIn(email);
        OpenConnections open = OpenConnections.of(second, there);
        assertThat(here.post("/api/v1/me/sign-out-everywhere", Map.of())
                        .body()
                        .path("ended")
                        .asInt())
                .isEqualTo(2);
        assertThat(there.get("/api/v1/me").status()).isEqualTo(401);
        await().atMost(Duration.ofSeconds(10)).until(() -> open.alive() == 0);
    }

    private static void assertOfTwoAdminsWhoDemoteEachOtherOneStays(TestServer first, TestServer second)
            throws InterruptedException, ExecutionException {
        ApiClient ada = first.signedIn();
        String adaId = ada.get("/api/v1/me").body().path("id").asString();
        String email = first.person();
        ApiClient bob = second.signedIn(email);
        String bobId = bob.get("/api/v1/me").body().path("id").asString();
        for (int round = 0; round < 5; round++) {
            ApiClient stays = round == 0 || ada.get("/api/v1/users").status() == 200 ? ada : bob;
            stays.patch("/api/v1/users/" + (stays == ada ? bobId : adaId), Map.of("role", "admin"));
            List<Integer> answers = PeopleTest.atOnce(
                    () -> ada.patch("/api/v1/users/" + bobId, Map.of("role", "user"))
                            .status(),
                    () -> bob.patch("/api/v1/users/" + adaId, Map.of("disabled", false, "role", "user"))
                            .status());
            assertThat(answers).contains(200).doesNotContain(500);
            assertThat(ada.get("/api/v1/users").status() == 200
                            ^ bob.get("/api/v1/users").status() == 200)
                    .as("one admin is left, after the answers %s", answers)
                    .isTrue();
        }
        ApiClient left = ada.get("/api/v1/users").status() == 200 ? ada : bob;
        ApiClient.Answer refused =
                left.patch("/api/v1/users/" + (left == ada ? adaId : bobId), Map.of("disabled", true));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("last_admin");
    }
}
