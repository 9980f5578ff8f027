package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every route of the served OpenAPI document, tried by everybody it could be tried by, against what
/// `route-access.txt` promises. A route without a row fails, so none is added without deciding who may use it.
@OnSharedServer
@Timeout(600)
@Order(1)
class RouteAccessTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SCOPES = List.of("read", "connect", "cua", "admin");

    private final TestServer server;
    private final JsonNode paths;
    private final String ownerEmail;
    private final Map<String, ApiClient> programs = new HashMap<>();
    private ApiClient owner;
    private ApiClient other;
    private ApiClient admin;

    RouteAccessTest(TestServer server) {
        this.server = server;
        this.paths = server.anonymous().get("/v3/api-docs").body().path("paths");
        this.ownerEmail = server.person();
        this.owner = server.signedIn(ownerEmail);
        this.other = server.signedInPerson();
        this.admin = server.signedIn();
    }

    @Test
    void every_route_has_a_row_and_every_row_a_route() throws IOException {
        assertThat(rows().map(RouteRow::operation)).containsExactlyInAnyOrderElementsOf(operations());
    }

    @TestFactory
    Stream<DynamicTest> a_route_answers_everybody_as_its_row_says() throws IOException {
        Set<String> served = operations();
        return rows().filter(row -> served.contains(row.operation()))
                .map(row -> DynamicTest.dynamicTest(row.operation(), () -> check(row)));
    }

    private void check(RouteRow row) {
        ApiClient anonymous = server.anonymous();
        anonymous.get("/api/v1/me"); // for the CSRF token that any page has
        assertThat(status(row, anonymous)).as("anonymous").isEqualTo(row.anonymous());
        assertThat(status(row, program(""))).as("a token without scope").isEqualTo(row.bareToken());
        for (String scope : row.bareToken() == 403 ? SCOPES : List.<String>of()) {
            boolean opens = scope.equals("admin") || row.scopes().contains(scope);
            assertThat(status(row, program(scope)))
                    .as("the owner's token for %s", scope)
                    .isEqualTo(opens ? row.owner() : 403);
        }
        assertThat(status(row, other())).as("somebody else").isEqualTo(row.other());
        assertThat(status(row, owner())).as("the owner").isEqualTo(row.owner());
        assertThat(status(row, admin())).as("an admin").isEqualTo(row.admin());
    }

    /// Sends the request with things of its own, as an admin with `scope=all` where the route knows that.
    private int status(RouteRow row, ApiClient client) {
        String address = row.namesThings() ? row.address(new Things(server, owner())) : row.path();
        String full = client == admin && takesScope(row) ? address + "?scope=all" : address;
        if (row.body().equals(Optional.of("@file"))) {
            return client.upload(full, "note.txt", new byte[] {1}).status();
        }
        return client.send(row.method(), full, row.body().map(JSON::readTree)).status();
    }

    private boolean takesScope(RouteRow row) {
        String[] operation = row.operation().split(" ", -1);
        return paths.path(operation[1])
                .path(operation[0].toLowerCase(Locale.ROOT))
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asString().equals("scope"));
    }

    private Set<String> operations() {
        return paths.propertyStream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());
    }

    private static Stream<RouteRow> rows() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RouteAccessTest.class.getResourceAsStream("/route-access.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(RouteRow::read)
                            .toList()
                            .stream();
        }
    }

    /// Signed in again where the last row signed out.
    private ApiClient owner() {
        if (owner.get("/api/v1/me").status() != 200) {
            owner = server.signedIn(ownerEmail);
        }
        return owner;
    }

    private ApiClient admin() {
        if (admin.get("/api/v1/me").status() != 200) {
            admin = server.signedIn();
        }
        return admin;
    }

    private ApiClient other() {
        if (other.get("/api/v1/me").status() != 200) {
            other = server.signedInPerson();
        }
        return other;
    }

    /// A program of the owner's with a token for one scope, or for none at all; a new one where the last row revoked
    /// it.
    private ApiClient program(String scope) {
        ApiClient known = programs.get(scope);
        if (known == null || known.get("/api/v1/me").status() == 401) {
            known = newProgram(scope);
            programs.put(scope, known);
        }
        return known;
    }

    private ApiClient newProgram(String scope) {
        JsonNode made = owner().post(
                        "/api/v1/tokens", Map.of("name", "route", "scopes", List.of(scope.isEmpty() ? "read" : scope)))
                .body();
        if (scope.isEmpty()) {
            server.part(JdbcClient.class)
                    .sql("UPDATE token SET scopes = '{}' WHERE id = :id::uuid")
                    .param("id", made.path("token").path("id").asString())
                    .update();
        }
        return ApiClient.withToken(server.url(), made.path("secret").asString());
    }
}
