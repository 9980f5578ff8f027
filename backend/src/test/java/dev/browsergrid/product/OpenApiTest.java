package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The committed document that the web app's client is generated from is the one the server serves.
/// `-Dopenapi.write=true` writes it anew.
@OnSharedServer
class OpenApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path COMMITTED = Path.of("..", "web", "openapi.json");

    private final JsonNode served;

    OpenApiTest(TestServer server) {
        served = server.anonymous().get("/v3/api-docs").body();
    }

    @Test
    void the_committed_document_is_the_served_one() throws IOException {
        String text = normalised(served);
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, text);
        }
        assertThat(text)
                .as("the API changed; write the document anew with -Dopenapi.write=true")
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void every_property_is_spelled_as_in_the_json() {
        assertThat(served.path("components").path("schemas").propertyStream())
                .allSatisfy(schema -> assertThat(
                                schema.getValue().path("properties").propertyNames())
                        .as(schema.getKey())
                        .allMatch(name -> name.matches("[a-z0-9_]+")));
    }

    private static String normalised(JsonNode document) {
        JsonNode sorted = sorted(document);
        ((ObjectNode) sorted).remove("servers");
        DefaultIndenter two = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(two)
                .withArrayIndenter(two);
        return JSON.writer().with(printer).writeValueAsString(sorted) + "\n";
    }

    /// The same document with the names of every object in order.
    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                Map<String, JsonNode> properties = new TreeMap<>();
                object.forEachEntry((name, value) -> properties.put(name, sorted(value)));
                ObjectNode result = JSON.createObjectNode();
                properties.forEach(result::set);
                yield result;
            }
            case ArrayNode array -> {
                ArrayNode result = JSON.createArrayNode();
                array.forEach(element -> result.add(sorted(element)));
                yield result;
            }
            default -> node;
        };
    }
}
