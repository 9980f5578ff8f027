package dev.browsergrid.access;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes what the rows of `route-access.txt` name, always new and always the owner's, and answers its id. A new kind of
/// thing is one more entry of `kinds`.
final class Things {
    private final TestServer server;
    private final ApiClient owner;
    private final JdbcClient jdbc;
    private final Map<String, Supplier<String>> kinds = Map.ofEntries(
            Map.entry("chat", this::chat),
            Map.entry("session", this::session),
            Map.entry("pool", this::restingPool),
            Map.entry("run", this::run),
            Map.entry("file", this::file),
            Map.entry("profile", this::profile),
            Map.entry("token", this::token),
            Map.entry("login", this::login),
            Map.entry("user", this::user),
            Map.entry("extension", this::extension),
            Map.entry("node", this::node),
            Map.entry("approval", this::approval),
            Map.entry("step", () -> "1"));
    // what is made next may be a part of it
    private String newestRun = "";

    Things(TestServer server, ApiClient owner) {
        this.server = server;
        this.owner = owner;
        this.jdbc = server.part(JdbcClient.class);
    }

    String make(String kind) {
        Supplier<String> maker = kinds.get(kind);
        if (maker == null) {
            throw new IllegalArgumentException("Things does not know how to make a " + kind);
        }
        return maker.get();
    }

    private String chat() {
        return id(owner.post("/api/v1/chats", Map.of()));
    }

    /// One that is over and never had a browser.
    private String session() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
            INSERT INTO session (id, owner_id, pool_id, name, state, created_at, changed_at)
            SELECT :id, :owner::uuid, id, 'thing', 'ENDED', now(), now()
              FROM pool WHERE name = 'default' AND owner_id IS NULL
            """).param("id", id).param("owner", ownerId()).update();
        return id.toString();
    }

    /// One that gives out no browsers.
    private String restingPool() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
            INSERT INTO pool (id, name, owner_id, min, max, max_concurrency, timeout_minutes, template, paused,
                              created_at, updated_at)
            VALUES (:id, 'thing-' || left(:id::text, 8), :owner::uuid, 0, 1, 1, 5, '{}', true, now(), now())
            """).param("id", id).param("owner", ownerId()).update();
        return id.toString();
    }

    private String extension() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
            INSERT INTO extension (id, owner_id, name, version, size, content, created_at)
            VALUES (:id, :owner::uuid, 'thing', '1', 1, '\\x00', now())
            """).param("id", id).param("owner", ownerId()).update();
        return id.toString();
    }

    /// An empty one, with a name nobody had before.
    private String profile() {
        return id(owner.post(
                "/api/v1/profiles",
                Map.of("name", "thing " + UUID.randomUUID().toString().substring(1))));
    }

    /// One on a host that is not there, and gone already: any other would take room in the pool from the tests that
    /// follow.
    private String node() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
            INSERT INTO node (id, pool_id, host_id, state, created_at, changed_at)
            SELECT :id, id, :id, 'GONE', now(), now() FROM pool WHERE name = 'default' AND owner_id IS NULL
            """).param("id", id).update();
        return id.toString();
    }

    private String ownerId() {
        return owner.get("/api/v1/me").body().path("id").asString();
    }

    /// One that is over, with a step and its picture.
    private String run() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
            WITH run AS (INSERT INTO run (id, owner_id, chat_id, session_id, model, instruction, status, created_at,
                                          finished_at, last_seq)
                         SELECT :id, owner_id, id, session_id, 'offline/rules', 'nothing', 'COMPLETED', now(), now(), 2
                           FROM chat WHERE id = :chat::uuid
                         RETURNING id),
                 event AS (INSERT INTO run_event (run_id, seq, type, data, at)
                           SELECT id, 1, 'step.observed', '{"step": 1, "snapshot": "thing"}'::jsonb, now() FROM run
                           UNION ALL SELECT id, 2, 'run.completed', '{}', now() FROM run)
            INSERT INTO run_screenshot (run_id, step, jpeg) SELECT id, 1, '\\x00' FROM run
            """).param("id", id).param("chat", chat()).update();
        newestRun = id.toString();
        return newestRun;
    }

    /// One of the newest run, answered already, with its picture.
    private String approval() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
            INSERT INTO required_action (id, run_id, type, step, content, picture, asked_at, expires_at, resolution,
                                         resolved_at)
            VALUES (:id, :run::uuid, 'APPROVAL', 1, '{}', '\\x00', now(), now(), 'DENIED', now())
            """).param("id", id).param("run", newestRun).update();
        return id.toString();
    }

    private String file() {
        return id(owner.upload("/api/v1/files", "note.txt", new byte[] {1}));
    }

    private String token() {
        return owner.post("/api/v1/tokens", Map.of("name", "thing", "scopes", List.of("read")))
                .body()
                .path("token")
                .path("id")
                .asString();
    }

    private String login() {
        String email = owner.get("/api/v1/me").body().path("email").asString();
        ApiClient elsewhere = server.signedIn(email);
        return elsewhere
                .get("/api/v1/me/logins")
                .body()
                .path("data")
                .valueStream()
                .filter(login -> login.path("current").asBoolean())
                .map(login -> login.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private String user() {
        return jdbc.sql("SELECT id FROM account WHERE email = :email")
                .param("email", server.person())
                .query(String.class)
                .single();
    }

    private static String id(ApiClient.Answer answer) {
        return answer.body().path("id").asString();
    }
}
