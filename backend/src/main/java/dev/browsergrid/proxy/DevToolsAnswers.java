package dev.browsergrid.proxy;

import dev.browsergrid.account.PublicAddress;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.ConnectPaths.Connection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiFunction;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What a browser's DevTools server says over HTTP, with every address turned into one of this server.
@Component
public class DevToolsAnswers {
    private final DevTools devTools;
    private final Versions versions;
    private final PublicAddress addresses;

    DevToolsAnswers(DevTools devTools, Versions versions, PublicAddress addresses) {
        this.devTools = devTools;
        this.versions = versions;
        this.addresses = addresses;
    }

    /// @throws Problem `browser_unreachable`, like all of these
    public ResponseEntity<String> version(Connection connection, HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(rewriting(connection, request)
                        .version(versions.of(connection))
                        .toString());
    }

    public ResponseEntity<String> list(Connection connection, HttpServletRequest request) {
        return passedOn(connection, "GET", "/json/list", request, DevToolsAnswers::targets);
    }

    public ResponseEntity<String> protocol(Connection connection, HttpServletRequest request) {
        return plain(connection, "/json/protocol", request);
    }

    /// Opens a page; `query` is its address or nothing.
    ResponseEntity<String> open(Connection connection, String query, HttpServletRequest request) {
        return passedOn(
                connection,
                "PUT",
                query.isEmpty() ? "/json/new" : "/json/new?" + query,
                request,
                DevToolsAnswers::targets);
    }

    /// Whatever has no address in its answer.
    ResponseEntity<String> plain(Connection connection, String path, HttpServletRequest request) {
        return passedOn(connection, "GET", path, request, (_, body) -> body);
    }

    private static String targets(Rewriting rewriting, String body) {
        return rewriting.targets(body).toString();
    }

    private ResponseEntity<String> passedOn(
            Connection connection,
            String method,
            String path,
            HttpServletRequest request,
            BiFunction<Rewriting, String, String> rewrite) {
        DevTools.Answer answer = devTools.ask(connection.browser(), method, path);
        String body = answer.isFine() && answer.type().contains("json")
                ? rewrite.apply(rewriting(connection, request), answer.body())
                : answer.body();
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(answer.type()))
                .body(body);
    }

    private Rewriting rewriting(Connection connection, HttpServletRequest request) {
        return new Rewriting(connection, addresses.of(request));
    }
}
