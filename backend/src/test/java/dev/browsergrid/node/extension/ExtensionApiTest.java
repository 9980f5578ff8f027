package dev.browsergrid.node.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestZip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnSharedServer
class ExtensionApiTest {
    private static final String EXTENSIONS = "/api/v1/extensions";

    private final ApiClient ada;
    private final ApiClient bob;
    private final String name = "pool-" + UUID.randomUUID().toString().substring(0, 8);

    ExtensionApiTest(TestServer server) {
        this.ada = server.signedInPerson();
        this.bob = server.signedInPerson();
    }

    @Test
    void an_extension_is_uploaded_used_by_a_pool_and_deleted_when_no_pool_uses_it() throws IOException {
        Answer made = ada.upload(EXTENSIONS, "helper.zip", TestZip.extension().done());
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        String id = made.body().path("id").asString();
        assertThat(made.headers().get("location")).containsExactly(EXTENSIONS + "/" + id);
        assertThat(made.body().path("name").asString()).isEqualTo("Helper");
        assertThat(made.body().path("version").asString()).isEqualTo("1.2");
        assertThat(ada.get(EXTENSIONS).body().path("data")).hasSize(1);

        Answer pool = ada.post("/api/v1/pools", poolWith(id));
        assertThat(pool.status()).as(pool.body().toString()).isEqualTo(201);
        assertThat(pool.body().at("/template/extensions/0").asString()).isEqualTo(id);
        assertThat(ada.delete(EXTENSIONS + "/" + id).code()).isEqualTo("extension_in_use");

        assertThat(ada.delete("/api/v1/pools/" + name).status()).isEqualTo(204);
        assertThat(ada.delete(EXTENSIONS + "/" + id).status()).isEqualTo(204);
        assertThat(ada.get(EXTENSIONS).body().path("data")).isEmpty();
    }

    @Test
    void somebody_elses_extension_does_not_exist() throws IOException {
        String id = ada.upload(EXTENSIONS, "helper.zip", TestZip.extension().done())
                .body()
                .path("id")
                .asString();
        assertThat(bob.get(EXTENSIONS).body().path("data")).isEmpty();
        assertThat(bob.delete(EXTENSIONS + "/" + id).status()).isEqualTo(404);
        Answer refused = bob.post("/api/v1/pools", poolWith(id));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsString("field")).containsExactly("template.extensions");
    }

    @Test
    void a_zip_that_is_up_to_no_good_is_refused_and_says_why() throws IOException {
        assertRefused(TestZip.extension().file("../../out", "x").done(), "leads elsewhere");
        assertRefused(TestZip.extension().link("key", "/etc/passwd").done(), "Neither a file nor a directory");
        assertRefused(TestZip.extension().zeros("bomb", 80 << 20).done(), "More than 64 MB");
        assertRefused(new TestZip().file("readme.txt", "x").done(), "no manifest.json");
        assertRefused("no zip".getBytes(StandardCharsets.UTF_8), "");
        assertRefused(new byte[0], "");
        assertThat(ada.get(EXTENSIONS).body().path("data")).isEmpty();
    }

    private void assertRefused(byte[] zip, String why) {
        Answer answer = ada.upload(EXTENSIONS, "helper.zip", zip);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("extension_invalid");
        assertThat(answer.body().path("detail").asString()).isNotBlank().contains(why);
    }

    private Map<String, Object> poolWith(String extension) {
        return Map.of("name", name, "min", 0, "template", Map.of("extensions", List.of(extension)));
    }
}
