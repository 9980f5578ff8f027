package dev.browsergrid.node;

import dev.browsergrid.node.BrowserTemplate.Proxy;
import dev.browsergrid.profiles.seal.KeyRing;
import dev.browsergrid.profiles.seal.Sealed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Templates as they lie in the database: JSON, with the proxy's password sealed by the master key.
@Component
public class StoredTemplates {
    private static final String PURPOSE = "proxy password";
    private static final String SEALED = "sealed_password";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final KeyRing keys;

    public StoredTemplates(KeyRing keys) {
        this.keys = keys;
    }

    public String write(BrowserTemplate template) {
        ObjectNode json = JSON.valueToTree(template);
        template.proxied().map(Proxy::password).ifPresent(password -> {
            ((ObjectNode) json.path("proxy")).put(SEALED, seal(password));
        });
        return JSON.writeValueAsString(json);
    }

    public BrowserTemplate read(String stored) {
        JsonNode json = JSON.readTree(stored);
        BrowserTemplate template = JSON.treeToValue(json, BrowserTemplate.class);
        Optional<String> sealed = json.path("proxy").path(SEALED).asStringOpt();
        return sealed.isEmpty()
                ? template
                : template.withProxy(template.proxied().orElseThrow().withPassword(open(sealed.get())));
    }

    private String seal(String secret) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream sealing = Sealed.seal(sealed, keys.current(), PURPOSE)) {
            sealing.write(secret.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(sealed.toByteArray());
    }

    private String open(String sealed) {
        try (InputStream opening =
                Sealed.open(new ByteArrayInputStream(Base64.getDecoder().decode(sealed)), keys.all(), PURPOSE)) {
            return new String(opening.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored proxy password does not open with this master key", e);
        }
    }
}
