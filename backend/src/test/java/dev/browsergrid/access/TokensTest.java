package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@OnSharedServer
@Timeout(120)
class TokensTest {
    private final TestServer server;
    private final ApiClient owner;

    TokensTest(TestServer server) {
        this.server = server;
        this.owner = server.signedInPerson();
    }

    @Test
    void a_token_lets_a_program_in_by_header_and_by_query() {
        String secret = make("admin").path("secret").asString();
        assertThat(secret).matches("bg_[A-Za-z0-9_-]{43}");
        ApiClient.Answer byHeader = ApiClient.withToken(server.url(), secret).get("/api/v1/me");
        ApiClient.Answer byQuery = server.anonymous().get("/api/v1/me?token=" + secret);
        assertThat(byHeader.status()).isEqualTo(200);
        assertThat(byHeader.body()).isEqualTo(byQuery.body());
        assertThat(byHeader.body().path("via").asString()).isEqualTo("token");
        assertThat(byHeader.body().path("scopes").toString()).isEqualTo("[\"admin\"]");
        assertThat(byQuery.headers().get("referrer-policy")).containsExactly("no-referrer");
    }

    @Test
    void a_token_needs_no_csrf_token_to_change_something() {
        ApiClient program = program("cua");
        ApiClient.Answer made = program.post("/api/v1/chats", Map.of());
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.headers().get("location"))
                .containsExactly("/api/v1/chats/" + made.body().path("id").asString());
    }

    @Test
    void a_wrong_token_is_refused_even_beside_a_good_cookie() {
        assertThat(owner.get("/api/v1/me").status()).isEqualTo(200);
        ApiClient.Answer answer = owner.get("/api/v1/me?token=bg_wrong");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("bad_token");
        assertThat(ApiClient.withToken(server.url(), "").get("/api/v1/me").code())
                .isEqualTo("bad_token");
    }

    @Test
    void a_token_opens_what_its_scopes_say_and_nothing_else() {
        ApiClient reader = program("read");
        assertThat(reader.get("/api/v1/chats").status()).isEqualTo(200);
        assertThat(reader.post("/api/v1/chats", Map.of()).code()).isEqualTo("insufficient_scope");
        assertThat(reader.post("/api/v1/tokens", Map.of("name", "more", "scopes", List.of("admin")))
                        .code())
                .isEqualTo("insufficient_scope");
        assertThat(program("connect").get("/api/v1/chats").code()).isEqualTo("insufficient_scope");
    }

    @Test
    void an_admins_token_has_an_admins_rights_only_with_that_scope() {
        ApiClient admin = server.signedIn();
        assertThat(program(admin, "read").get("/api/v1/chats?scope=all").code()).isEqualTo("forbidden");
        assertThat(program(admin, "read").get("/api/v1/users").status()).isEqualTo(403);
        assertThat(program(admin, "admin").get("/api/v1/users").status()).isEqualTo(200);
    }

    @Test
    void a_revoked_token_is_useless_at_once_and_stays_in_the_list() {
        JsonNode made = make("read");
        String id = made.path("token").path("id").asString();
        ApiClient program =
                ApiClient.withToken(server.url(), made.path("secret").asString());
        assertThat(program.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(owner.delete("/api/v1/tokens/" + id).status()).isEqualTo(204);
        assertThat(program.get("/api/v1/me").code()).isEqualTo("bad_token");
        JsonNode listed = owner.get("/api/v1/tokens").body().path("data").get(0);
        assertThat(listed.path("status").asString()).isEqualTo("revoked");
        assertThat(listed.path("last_used_at").isNull()).isFalse();
        assertThat(listed.path("prefix").asString()).startsWith("bg_").hasSize(8);
    }

    @Test
    void the_secret_is_shown_once_and_stored_as_a_hash() {
        JsonNode made = make("read");
        String secret = made.path("secret").asString();
        assertThat(owner.get("/api/v1/tokens").body().toString()).doesNotContain(secret);
        String row = server.part(JdbcClient.class)
                .sql("SELECT t::text FROM token t WHERE id = :id::uuid")
                .param("id", made.path("token").path("id").asString())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(secret, secret.substring(3));
    }

    @Test
    void a_token_that_makes_no_sense_is_refused() {
        assertThat(create(Map.of("name", " ", "scopes", List.of("read"))).code())
                .isEqualTo("name_invalid");
        assertThat(create(Map.of("name", "x", "scopes", List.of())).code()).isEqualTo("scopes_missing");
        assertThat(create(Map.of("name", "x", "scopes", List.of("everything"))).status())
                .isEqualTo(400);
        assertThat(create(Map.of("name", "x", "scopes", List.of("read"), "expires_at", "2020-01-01T00:00:00Z"))
                        .code())
                .isEqualTo("expiry_past");
    }

    @Test
    void an_expired_token_is_useless() {
        JsonNode made = create(Map.of(
                        "name",
                        "short",
                        "scopes",
                        List.of("read"),
                        "expires_at",
                        Instant.now().plusSeconds(3600).toString()))
                .body();
        ApiClient program =
                ApiClient.withToken(server.url(), made.path("secret").asString());
        assertThat(program.get("/api/v1/me").status()).isEqualTo(200);
        server.part(JdbcClient.class)
                .sql("UPDATE token SET expires_at = now() - interval '1 second' WHERE id = :id::uuid")
                .param("id", made.path("token").path("id").asString())
                .update();
        assertThat(program.get("/api/v1/me").code()).isEqualTo("bad_token");
        assertThat(owner.get("/api/v1/tokens")
                        .body()
                        .path("data")
                        .get(0)
                        .path("status")
                        .asString())
                .isEqualTo("expired");
    }

    private JsonNode make(String scope) {
        return create(Map.of("name", "test", "scopes", List.of(scope))).body();
    }

    private ApiClient.Answer create(Map<String, Object> token) {
        return owner.send("POST", "/api/v1/tokens", Optional.of(token));
    }

    private ApiClient program(String scope) {
        return program(owner, scope);
    }

    private ApiClient program(ApiClient of, String scope) {
        return ApiClient.withToken(
                server.url(),
                of.post("/api/v1/tokens", Map.of("name", "test", "scopes", List.of(scope)))
                        .body()
                        .path("secret")
                        .asString());
    }
}
