package dev.browsergrid.account.web;

import static dev.browsergrid.account.Scope.ADMIN;
import static dev.browsergrid.account.Scope.CONNECT;
import static dev.browsergrid.account.Scope.CUA;
import static dev.browsergrid.account.Scope.READ;

import dev.browsergrid.account.Scope;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Which scopes of a token open which requests: any one of those in the first row that is about the request. What no
/// row is about needs `admin`, which opens everything its owner may do. `RouteAccessTest` holds each route against this
/// table.
final class ScopeRules {
    private static final String ANY = "*";
    private static final PathPatternParser PATHS = PathPatternParser.defaultInstance;

    private static final List<Rule> RULES = List.of(
            // sockets begin as a GET; being shown a browser is more than reading
            rule("GET", "/api/v1/sessions/{id}/live", CONNECT),
            rule(ANY, "/connect/**", CONNECT),
            rule(ANY, "/api/v1/connect/**", CONNECT),
            rule(ANY, "/session/{id}/connect/**", CONNECT),
            rule(ANY, "/sessions/{id}/connect/**", CONNECT),
            rule(ANY, "/api/v1/sessions/{id}/connect/**", CONNECT),
            // events of the things a token may read, filtered topic by topic like the reads themselves
            rule("GET", "/api/v1/updates", READ, CONNECT, CUA),
            rule("GET", "/api/v1/me", READ, CONNECT, CUA),
            // whatever is to do with claiming and using browsers
            rule("GET", "/api/v1/pools/**", READ, CONNECT),
            rule("POST", "/api/v1/pools/{pool}/claim", CONNECT),
            rule("GET", "/api/v1/sessions/**", READ, CONNECT),
            rule("POST", "/api/v1/sessions", CONNECT),
            rule("POST", "/api/v1/sessions/bulk-release", CONNECT),
            rule("POST", "/api/v1/sessions/{id}/release", CONNECT),
            rule("POST", "/api/v1/sessions/{id}/park", CONNECT),
            rule("POST", "/api/v1/sessions/{id}/resume", CONNECT),
            rule("DELETE", "/api/v1/sessions/{id}/downloads/{download}", CONNECT),
            rule(ANY, "/api/v1/sessions/{id}/uploads/**", CONNECT),
            rule("GET", "/api/v1/profiles/{id}/export"),
            rule("GET", "/api/v1/profiles/**", READ, CONNECT),
            // whatever is to do with the agent
            rule("GET", "/api/v1/models/**", READ, CUA),
            rule("GET", "/api/v1/chats/**", READ, CUA),
            rule(ANY, "/api/v1/chats/**", CUA),
            rule("POST", "/api/v1/cua", CUA),
            rule("GET", "/v1/models", READ, CUA),
            rule("POST", "/v1/chat/completions", CUA),
            // which of its tools, the tools say themselves
            rule(ANY, "/mcp", CONNECT, CUA),
            rule("GET", "/api/v1/runs/**", READ, CUA),
            rule(ANY, "/api/v1/runs/**", CUA),
            rule("GET", "/api/v1/files/**", READ, CUA),
            rule(ANY, "/api/v1/files/**", CUA),
            // what a browser costs, and whether one may have another: whoever uses them asks
            rule("GET", "/api/v1/usage/price", READ, CONNECT, CUA),
            rule("GET", "/api/v1/usage/allowance", READ, CONNECT, CUA),
            // everything else that changes nothing
            rule("GET", "/api/**", READ));

    private record Rule(String method, PathPattern path, Set<Scope> scopes) {
        boolean isAbout(String asked, PathContainer askedPath) {
            return (method.equals(ANY) || method.equals(asked)) && path.matches(askedPath);
        }
    }

    private ScopeRules() {}

    private static Rule rule(String method, String path, Scope... scopes) {
        return new Rule(method, PATHS.parse(path), Set.of(scopes));
    }

    /// Whether a token with these scopes may send this request.
    static boolean allow(String method, String path, Set<Scope> scopes) {
        PathContainer asked = PathContainer.parsePath(path);
        String read = method.equals("HEAD") ? "GET" : method;
        return scopes.contains(ADMIN)
                || RULES.stream()
                        .filter(rule -> rule.isAbout(read, asked))
                        .findFirst()
                        .filter(rule -> rule.scopes().stream().anyMatch(scopes::contains))
                        .isPresent();
    }
}
