package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@OnSharedServer
@Timeout(120)
class PeopleTest {
    private static final String NEW_PASSWORD = "a wholly new password";

    private final TestServer server;
    private final ApiClient admin;

    PeopleTest(TestServer server) {
        this.server = server;
        this.admin = server.signedIn();
    }

    @Test
    void an_invited_person_chooses_a_password_once_and_is_in() {
        String email = email();
        ApiClient.Answer invited = admin.post("/api/v1/users", Map.of("email", email, "role", "user"));
        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.body().path("user").path("status").asString()).isEqualTo("invited");
        String secret = secretOf(invited.body());
        ApiClient fresh = visitor();
        assertThat(welcome(fresh, secret, "short").code()).isEqualTo("password_too_short");
        assertThat(welcome(fresh, secret, "x".repeat(73)).code()).isEqualTo("password_too_long");
        assertThat(welcome(fresh, secret, NEW_PASSWORD).status()).isEqualTo(200);
        assertThat(fresh.get("/api/v1/me").body().path("email").asString()).isEqualTo(email);
        assertThat(welcome(visitor(), secret, NEW_PASSWORD).code()).isEqualTo("link_invalid");
        assertThat(find(email).path("status").asString()).isEqualTo("active");
        assertThat(admin.post("/api/v1/users", Map.of("email", email.toUpperCase(java.util.Locale.ROOT)))
                        .code())
                .isEqualTo("email_taken");
    }

    @Test
    void of_two_who_use_a_link_at_once_one_gets_in() throws Exception {
        String secret =
                secretOf(admin.post("/api/v1/users", Map.of("email", email())).body());
        ApiClient first = visitor();
        ApiClient second = visitor();
        assertThat(atOnce(
                        () -> welcome(first, secret, NEW_PASSWORD).status(),
                        () -> welcome(second, secret, NEW_PASSWORD).status()))
                .containsExactlyInAnyOrder(200, 410);
    }

    @Test
    void a_new_link_and_time_make_an_old_one_useless() {
        String email = email();
        JsonNode invited = admin.post("/api/v1/users", Map.of("email", email)).body();
        String id = invited.path("user").path("id").asString();
        String second =
                secretOf(admin.post("/api/v1/users/" + id + "/reset", Map.of()).body());
        assertThat(welcome(visitor(), secretOf(invited), NEW_PASSWORD).code()).isEqualTo("link_invalid");
        server.part(JdbcClient.class)
                .sql("UPDATE one_time_link SET expires_at = now() WHERE account_id = :id::uuid")
                .param("id", id)
                .update();
        assertThat(welcome(visitor(), second, NEW_PASSWORD).code()).isEqualTo("link_invalid");
    }

    @Test
    void a_disabled_person_is_out_at_once_and_back_when_enabled() {
        String email = server.person();
        ApiClient person = server.signedIn(email);
        String id = find(email).path("id").asString();
        assertThat(admin.patch("/api/v1/users/" + id, Map.of("disabled", true))
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("disabled");
        assertThat(person.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(server.anonymous().signIn(email, TestServer.PASSWORD).code()).isEqualTo("account_disabled");
        admin.patch("/api/v1/users/" + id, Map.of("disabled", false));
        assertThat(server.anonymous().signIn(email, TestServer.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void a_changed_role_counts_with_the_next_request() {
        String email = server.person();
        ApiClient person = server.signedIn(email);
        String id = find(email).path("id").asString();
        assertThat(person.get("/api/v1/users").status()).isEqualTo(403);
        admin.patch("/api/v1/users/" + id, Map.of("role", "admin"));
        assertThat(person.get("/api/v1/users").status()).isEqualTo(200);
        admin.patch("/api/v1/users/" + id, Map.of("role", "user"));
        assertThat(person.get("/api/v1/users").status()).isEqualTo(403);
    }

    @Test
    void nobody_invites_themselves_unless_an_admin_allows_it() {
        ApiClient visitor = visitor();
        Map<String, String> wanted = Map.of("email", email(), "password", NEW_PASSWORD);
        assertThat(visitor.get("/api/v1/registration").body().path("open").asBoolean())
                .isFalse();
        assertThat(visitor.post("/api/v1/registration", wanted).code()).isEqualTo("registration_closed");
        admin.put("/api/v1/settings", Map.of("self_registration", true));
        try {
            assertThat(visitor.post("/api/v1/registration", wanted).status()).isEqualTo(201);
            assertThat(visitor.get("/api/v1/me").body().path("role").asString()).isEqualTo("user");
        } finally {
            admin.put("/api/v1/settings", Map.of("self_registration", false));
        }
    }

    @Test
    void people_change_their_own_email_and_password_and_other_devices_are_signed_out() {
        String email = server.person();
        ApiClient here = server.signedIn(email);
        ApiClient there = server.signedIn(email);
        String changed = email();
        assertThat(here.patch("/api/v1/me", Map.of("email", changed, "current_password", "not it"))
                        .code())
                .isEqualTo("wrong_password");
        assertThat(here.patch("/api/v1/me", Map.of("email", TestServer.EMAIL, "current_password", TestServer.PASSWORD))
                        .code())
                .isEqualTo("email_taken");
        assertThat(here.patch("/api/v1/me", Map.of("email", changed, "current_password", TestServer.PASSWORD))
                        .body()
                        .path("email")
                        .asString())
                .isEqualTo(changed);
        assertThat(here.post(
                                "/api/v1/me/password",
                                Map.of("current_password", TestServer.PASSWORD, "new_password", NEW_PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(here.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(there.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(server.anonymous().signIn(changed, NEW_PASSWORD).status()).isEqualTo(200);
    }

    static <T> List<T> atOnce(Callable<T> first, Callable<T> second) throws InterruptedException, ExecutionException {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> one = both.submit(first);
            Future<T> other = both.submit(second);
            return List.of(one.get(), other.get());
        }
    }

    private JsonNode find(String email) {
        return admin.get("/api/v1/users?query=" + email).body().path("data").get(0);
    }

    private ApiClient visitor() {
        ApiClient visitor = server.anonymous();
        visitor.get("/api/v1/me");
        return visitor;
    }

    private static ApiClient.Answer welcome(ApiClient client, String secret, String password) {
        return client.post("/api/v1/welcome", Map.of("token", secret, "password", password));
    }

    private static String secretOf(JsonNode answer) {
        String link = answer.path("link").asString();
        assertThat(link).contains("/welcome#");
        return link.substring(link.indexOf('#') + 1);
    }

    private static String email() {
        return UUID.randomUUID() + "@example.com";
    }
}
