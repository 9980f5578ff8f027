package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.host.Machine;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnSharedServer
class PoolApiTest {
    private final TestServer server;
    private final ApiClient admin;
    private final ApiClient bob;
    private final String name = "pool-" + UUID.randomUUID().toString().substring(0, 8);

    PoolApiTest(TestServer server) {
        this.server = server;
        this.admin = server.signedIn();
        this.bob = server.anonymous();
    }

    @BeforeEach
    void a_user() {
        server.part(JdbcClient.class).sql("""
            INSERT INTO account (id, email, password_hash, role, created_at)
            SELECT gen_random_uuid(), 'bob@example.com', password_hash, 'USER', now()
              FROM account WHERE email = :admin
            ON CONFLICT DO NOTHING
            """).param("admin", TestServer.EMAIL).update();
        assertThat(bob.signIn("bob@example.com", TestServer.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_pool_is_made_with_defaults_and_found_by_name_and_id() {
        Answer made = bob.post("/api/v1/pools", Map.of("name", name, "max", 2));

        assertThat(made.status()).isEqualTo(201);
        String id = made.body().path("id").asString();
        assertThat(made.headers().get("location")).containsExactly("/api/v1/pools/" + id);
        assertThat(made.body().path("max").intValue()).isEqualTo(2);
        assertThat(made.body().path("timeout_minutes").intValue()).isEqualTo(30);
        assertThat(made.body().path("idle_minutes").intValue()).isEqualTo(60);
        assertThat(made.body().path("health").asString()).isEqualTo("idle");
        assertThat(made.body().path("owner").path("email").asString()).isEqualTo("bob@example.com");
        assertThat(bob.get("/api/v1/pools/" + name).body().path("id").asString())
                .isEqualTo(id);
        assertThat(bob.get("/api/v1/pools/" + id).body().path("name").asString())
                .isEqualTo(name);
        assertThat(bob.get("/api/v1/pools?query=" + name).body().path("data")).hasSize(1);
    }

    @Test
    void a_change_keeps_what_it_does_not_mention_and_null_sets_the_default() {
        pool(Map.of(
                "description", "mine", "max_per_user", 2, "template", Map.of("locale", "de-CH", "timezone", "UTC")));
        Map<String, @Nullable Object> template = new HashMap<>();
        template.put("timezone", null);
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put("max_per_user", null);
        change.put("timeout_minutes", 5);
        change.put("template", template);

        Answer changed = bob.patch("/api/v1/pools/" + name, change);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("description").asString()).isEqualTo("mine");
        assertThat(changed.body().path("timeout_minutes").intValue()).isEqualTo(5);
        assertThat(changed.body().path("max_per_user").isNull()).isTrue();
        assertThat(changed.body().at("/template/locale").asString()).isEqualTo("de-CH");
        assertThat(changed.body().at("/template/timezone").isNull()).isTrue();
        assertThat(changed.body().path("version").intValue()).isEqualTo(1);
    }

    @Test
    void what_clients_may_tell_browsers_is_strict_until_somebody_who_manages_the_pool_says_off() {
        assertThat(bob.post("/api/v1/pools", Map.of("name", name))
                        .body()
                        .path("cdp_policy")
                        .asString())
                .isEqualTo("strict");
        assertThat(bob.patch("/api/v1/pools/" + name, Map.of("cdp_policy", "none"))
                        .status())
                .isEqualTo(422);

        Answer off = bob.patch("/api/v1/pools/" + name, Map.of("cdp_policy", "off"));
        assertThat(off.body().path("cdp_policy").asString()).isEqualTo("off");
        assertThat(off.body().path("version").intValue()).isEqualTo(1);
        assertThat(bob.patch("/api/v1/pools/" + name, Map.of("description", "x"))
                        .body()
                        .path("cdp_policy")
                        .asString())
                .isEqualTo("off");
        assertThat(bob.patch("/api/v1/pools/default", Map.of("cdp_policy", "off"))
                        .status())
                .isEqualTo(404);
        assertThat(bob.get("/api/v1/pools/default").body().path("cdp_policy").isNull())
                .isTrue();
    }

    @Test
    void everything_wrong_with_a_pool_is_told_field_by_field() {
        Answer refused = bob.post(
                "/api/v1/pools",
                Map.of(
                        "name",
                        "No Good",
                        "min",
                        9,
                        "max",
                        3,
                        "timeout_minutes",
                        "long",
                        "colour",
                        "red",
                        "template",
                        Map.of(
                                "timezone",
                                "Mars/Olympus",
                                "flags",
                                List.of("--remote-debugging-port=1", "--disable-gpu"),
                                "headers",
                                Map.of("Host", "evil"),
                                "start_url",
                                "file:///etc/passwd")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("pool_invalid");
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "name",
                        "min",
                        "timeout_minutes",
                        "colour",
                        "template.timezone",
                        "template.flags[0]",
                        "template.headers.Host",
                        "template.start_url");
    }

    @Test
    void a_value_of_the_wrong_kind_deep_in_the_template_is_told_by_its_path() {
        Answer refused = bob.post(
                "/api/v1/pools",
                Map.of("name", name, "template", Map.of("viewport", Map.of("width", "wide", "height", 5))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field"))
                .containsExactly("template.viewport.width");
    }

    @Test
    void windows_are_refused_where_no_host_has_a_display() {
        boolean display = Machine.here().hasDisplay();
        Map<String, Object> windows = Map.of("headless", false);

        Answer made = bob.post("/api/v1/pools", Map.of("name", name, "min", 0, "template", windows));

        assertThat(made.status()).as("%s", made.body()).isEqualTo(display ? 201 : 422);
        if (!display) {
            assertThat(made.body().path("errors").findValuesAsString("field")).containsExactly("template.headless");
            pool(Map.of());
            assertThat(bob.patch("/api/v1/pools/" + name, Map.of("template", windows))
                            .code())
                    .isEqualTo("pool_invalid");
            assertThat(bob.post("/api/v1/sessions", Map.of("template", windows)).code())
                    .isEqualTo("template_invalid");
        }
    }

    @Test
    void names_are_unique_for_an_owner_and_the_systems_is_taken() {
        pool(Map.of());

        assertThat(bob.post("/api/v1/pools", Map.of("name", name)).code()).isEqualTo("name_taken");
        assertThat(bob.post("/api/v1/pools", Map.of("name", "default")).code()).isEqualTo("name_taken");
        assertThat(admin.post("/api/v1/pools", Map.of("name", name)).status()).isEqualTo(201);
    }

    @Test
    void others_do_not_see_a_pool_and_an_admin_only_when_asking_for_all() {
        pool(Map.of());

        assertThat(admin.get("/api/v1/pools/" + name).status()).isEqualTo(404);
        assertThat(admin.patch("/api/v1/pools/" + name, Map.of("max", 1)).status())
                .isEqualTo(404);
        assertThat(admin.get("/api/v1/pools/" + name + "?scope=all").status()).isEqualTo(200);
        assertThat(bob.get("/api/v1/pools?scope=all").code()).isEqualTo("forbidden");
    }

    @Test
    void a_user_may_claim_from_the_systems_pool_but_sees_and_changes_nothing_of_it() {
        Answer seen = bob.get("/api/v1/pools/default");

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().path("system").booleanValue()).isTrue();
        assertThat(seen.body().path("can_manage").booleanValue()).isFalse();
        assertThat(seen.body().path("max").isNull()).isTrue();
        assertThat(seen.body().path("counts").isNull()).isTrue();
        assertThat(bob.patch("/api/v1/pools/default", Map.of("max", 1)).status())
                .isEqualTo(404);
        assertThat(bob.post("/api/v1/pools/default/pause", Map.of()).status()).isEqualTo(404);
        assertThat(bob.get("/api/v1/pools/default/queue").status()).isEqualTo(404);
        assertThat(admin.get("/api/v1/pools/default").body().path("can_manage").booleanValue())
                .isTrue();
        assertThat(admin.delete("/api/v1/pools/default").code()).isEqualTo("system_pool");
    }

    @Test
    void a_pool_is_paused_drained_resumed_and_deleted() {
        pool(Map.of());

        assertThat(bob.post("/api/v1/pools/" + name + "/pause", Map.of())
                        .body()
                        .path("health")
                        .asString())
                .isEqualTo("paused");
        assertThat(bob.post("/api/v1/pools/" + name + "/drain", Map.of())
                        .body()
                        .path("paused")
                        .booleanValue())
                .isTrue();
        assertThat(bob.post("/api/v1/pools/" + name + "/resume", Map.of())
                        .body()
                        .path("health")
                        .asString())
                .isEqualTo("idle");
        assertThat(bob.get("/api/v1/pools/" + name + "/queue").body().path("data"))
                .isEmpty();
        assertThat(bob.get("/api/v1/pools/" + name + "/nodes").body().path("data"))
                .isEmpty();
        assertThat(bob.post("/api/v1/pools/" + name + "/scale", Map.of("warm", 99))
                        .code())
                .isEqualTo("pool_invalid");
        assertThat(bob.delete("/api/v1/pools/" + name).status()).isEqualTo(204);
        assertThat(bob.get("/api/v1/pools/" + name).status()).isEqualTo(404);
    }

    @Test
    void a_change_of_what_somebody_else_changed_meanwhile_is_refused() {
        pool(Map.of());
        bob.patch("/api/v1/pools/" + name, Map.of("max", 3));

        assertThat(bob.patch("/api/v1/pools/" + name, Map.of("max", 4, "version", 0))
                        .code())
                .isEqualTo("version_conflict");
    }

    @Test
    void a_proxys_password_is_sealed_and_never_comes_back() {
        Map<String, Object> proxy = Map.of("server", "http://127.0.0.1:3128", "username", "ada", "password", "s3cr3t!");
        Answer made = pool(Map.of("template", Map.of("proxy", proxy)));
        bob.patch("/api/v1/pools/" + name, Map.of("template", Map.of("locale", "de")));

        Answer seen = bob.get("/api/v1/pools/" + name);

        assertThat(made.body().toString() + seen.body()).doesNotContain("s3cr3t!");
        assertThat(seen.body().at("/template/proxy/password_set").booleanValue())
                .isTrue();
        assertThat(server.part(JdbcClient.class)
                        .sql("SELECT template::text FROM pool WHERE name = :name")
                        .param("name", name)
                        .query(String.class)
                        .list())
                .allSatisfy(
                        stored -> assertThat(stored).contains("sealed_password").doesNotContain("s3cr3t!"));
    }

    @Test
    void nodes_and_hosts_are_for_admins() {
        assertThat(bob.get("/api/v1/nodes").status()).isEqualTo(404);

        Answer nodes = admin.get("/api/v1/nodes");

        assertThat(nodes.status()).isEqualTo(200);
        assertThat(nodes.body().at("/capacity/hosts/0/cpus").intValue()).isPositive();
        assertThat(nodes.body().at("/capacity/hosts/0/memory_bytes").longValue())
                .isPositive();
        assertThat(admin.post("/api/v1/nodes/" + UUID.randomUUID() + "/drain", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private Answer pool(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("name", name);
        Answer made = bob.post("/api/v1/pools", body);
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return made;
    }
}
