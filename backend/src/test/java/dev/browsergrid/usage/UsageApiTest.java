package dev.browsergrid.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What the API tells of uses long ago, which the tests write down themselves: sums by every group, ranges that cut
/// through intervals, and who may see what.
@OnSharedServer
@Timeout(120)
class UsageApiTest {
    private static final String RANGE = "from=2025-03-01T00:00:00Z&to=2025-04-01T00:00:00Z";

    private final TestServer server;
    private final JdbcClient jdbc;
    private final String email;
    private final ApiClient ada;
    private final UUID adaId;

    UsageApiTest(TestServer server) {
        this.server = server;
        this.jdbc = server.part(JdbcClient.class);
        this.email = server.person();
        this.ada = server.signedIn(email);
        this.adaId = id(ada);
    }

    @Test
    void sums_by_day_session_chat_and_user_and_the_intervals_are_all_the_same_time_and_money() {
        a_month_of_use(adaId);
        JsonNode days = report(ada, "day");
        JsonNode total = days.path("total");
        assertThat(total.path("billed_ms").asLong()).isPositive();
        for (String group : List.of("day", "session", "chat", "user")) {
            JsonNode report = report(ada, group);
            assertThat(report.path("total")).as(group).isEqualTo(total);
            for (String number : List.of("billed_ms", "idle_ms", "cost_micros")) {
                assertThat(sum(
                                report.path("data"),
                                row -> row.path("sum").path(number).asLong()))
                        .as(group + " " + number)
                        .isEqualTo(total.path(number).asLong());
            }
        }
        List<JsonNode> intervals = intervals(ada, RANGE);
        assertThat(intervals.stream()
                        .filter(one -> one.path("billed").asBoolean())
                        .mapToLong(one -> one.path("ms").asLong()))
                .satisfies(
                        ms -> assertThat(ms.stream().mapToLong(Long::longValue).sum())
                                .isEqualTo(total.path("billed_ms").asLong()));
        assertThat(intervals.stream()
                        .mapToLong(one -> one.path("cost_micros").asLong())
                        .sum())
                .isEqualTo(total.path("cost_micros").asLong());
        assertThat(days.path("data")).hasSize(31);
        assertThat(days.path("currency").asString()).isEqualTo("USD");
    }

    @Test
    void the_exported_file_adds_up_to_the_same() throws IOException {
        a_month_of_use(adaId);
        JsonNode total = report(ada, "day").path("total");
        List<String[]> lines = export(ada, RANGE);
        long billed = lines.stream()
                .filter(cells -> cells[7].equals("true"))
                .mapToLong(cells -> Long.parseLong(cells[10]))
                .sum();
        long micros = lines.stream()
                .mapToLong(cells -> Long.parseLong(cells[12].replace(".", "")))
                .sum();
        assertThat(billed).isEqualTo(total.path("billed_ms").asLong());
        assertThat(micros).isEqualTo(total.path("cost_micros").asLong());
    }

    @Test
    void a_range_cuts_intervals_and_two_ranges_side_by_side_add_up_to_both() {
        UUID session = session(adaId, null, "2025-03-09T00:00:00Z");
        use(adaId, session, "active", "2025-03-10T10:00:00.001Z", "2025-03-10T11:00:00.004Z", 1_999);
        JsonNode before = total("from=2025-03-10T00:00:00Z&to=2025-03-10T10:30:00.003Z&session=" + session);
        JsonNode after = total("from=2025-03-10T10:30:00.003Z&to=2025-03-11T00:00:00Z&session=" + session);
        JsonNode both = total("from=2025-03-10T00:00:00Z&to=2025-03-11T00:00:00Z&session=" + session);
        assertThat(before.path("billed_ms").asLong()).isEqualTo(1_800_002);
        assertThat(after.path("billed_ms").asLong()).isEqualTo(1_800_001);
        for (String number : List.of("billed_ms", "idle_ms", "cost_micros")) {
            assertThat(before.path(number).asLong() + after.path(number).asLong())
                    .isEqualTo(both.path(number).asLong());
        }
    }

    @Test
    void a_day_ends_at_midnight_in_utc() {
        UUID session = session(adaId, null, "2025-03-20T23:00:00Z");
        use(adaId, session, "active", "2025-03-20T23:59:59.000Z", "2025-03-22T00:00:00.250Z", 2_000);
        JsonNode days = ada.get("/api/v1/usage?from=2025-03-20T00:00:00Z&to=2025-03-23T00:00:00Z&session=" + session)
                .body()
                .path("data");
        assertThat(days.valueStream().map(day -> day.path("day").asString()))
                .containsExactly("2025-03-20", "2025-03-21", "2025-03-22");
        assertThat(days.valueStream()
                        .map(day -> day.path("sum").path("billed_ms").asLong()))
                .containsExactly(1_000L, 86_400_000L, 250L);
        assertThat(days.path(0).path("sum").path("idle_ms").asLong()).isEqualTo(3_599_000);
    }

    @Test
    void between_its_messages_a_chat_is_idle_and_before_and_after_it_is_nothing() {
        UUID chat = Ids.next();
        UUID session = session(adaId, chat, "2025-03-01T00:00:00Z");
        use(adaId, session, "active", "2025-03-05T10:00:00Z", "2025-03-05T10:01:00Z", 2_000);
        use(adaId, session, "held", "2025-03-05T10:01:00Z", "2025-03-05T10:02:00Z", 0);
        use(adaId, session, "active", "2025-03-05T10:11:00Z", "2025-03-05T10:12:00Z", 2_000);
        JsonNode row = ada.get("/api/v1/usage?group=chat&" + RANGE + "&chat=" + chat)
                .body()
                .path("data")
                .path(0);
        assertThat(row.path("chat_id").asString()).isEqualTo(chat.toString());
        assertThat(row.path("sum").path("billed_ms").asLong()).isEqualTo(120_000);
        assertThat(row.path("sum").path("idle_ms").asLong()).isEqualTo(600_000);
        assertThat(row.path("sum").path("cost_micros").asLong()).isEqualTo(4_000);
    }

    @Test
    void what_still_runs_is_counted_up_to_the_answers_own_moment() {
        UUID session = session(adaId, null, "2025-03-25T00:00:00Z");
        open(adaId, session, "2025-03-25T00:00:00Z");
        JsonNode report = ada.get("/api/v1/usage?from=2025-03-25T00:00:00Z&to=2027-03-25T00:00:00Z&session=" + session)
                .body();
        Instant now = Instant.parse(report.path("now").asString());
        long upToNow = java.time.Duration.between(Instant.parse("2025-03-25T00:00:00Z"), now)
                .toMillis();
        assertThat(report.path("total").path("billed_ms").asLong()).isEqualTo(upToNow);
        assertThat(report.path("total").path("idle_ms").asLong()).isZero();
        close(session);
    }

    @Test
    void rows_beyond_the_limit_are_one_sum() {
        a_month_of_use(adaId);
        JsonNode report =
                ada.get("/api/v1/usage?group=session&limit=1&" + RANGE).body();
        assertThat(report.path("data")).hasSize(1);
        assertThat(report.path("rest").path("rows").asInt()).isEqualTo(2);
        assertThat(report.path("data").path(0).path("sum").path("billed_ms").asLong()
                        + report.path("rest").path("sum").path("billed_ms").asLong())
                .isEqualTo(report.path("total").path("billed_ms").asLong());
    }

    @Test
    void nobody_sees_what_others_used_but_an_admin_who_asks_for_everybodys() throws IOException {
        a_month_of_use(adaId);
        UUID session = session(adaId, null, "2025-03-01T00:00:00Z");
        use(adaId, session, "active", "2025-03-02T00:00:00Z", "2025-03-02T01:00:00Z", 2_000);
        ApiClient bob = server.signedInPerson();
        for (String more : List.of("", "&user=" + adaId, "&session=" + session)) {
            assertThat(report(bob, "session", more).path("data")).isEmpty();
            assertThat(report(bob, "day", more).path("total").path("billed_ms").asLong())
                    .isZero();
            assertThat(intervals(bob, RANGE + more)).isEmpty();
            assertThat(export(bob, RANGE + more)).isEmpty();
        }
        assertThat(bob.get("/api/v1/usage?scope=all").status()).isEqualTo(403);
        ApiClient admin = server.signedIn();
        assertThat(intervals(admin, RANGE + "&user=" + adaId)).isEmpty();
        JsonNode row =
                report(admin, "user", "&scope=all&user=" + adaId).path("data").path(0);
        assertThat(row.path("user").path("email").asString()).isEqualTo(email);
        assertThat(row.path("sum").path("billed_ms").asLong()).isPositive();
        assertThat(intervals(admin, RANGE + "&scope=all&user=" + adaId)).hasSizeGreaterThan(3);
    }

    @Test
    void pages_of_intervals_leave_out_nothing_and_repeat_nothing() {
        a_month_of_use(adaId);
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    ada.get("/api/v1/usage/intervals?limit=2&" + RANGE + cursor).body();
            page.path("data").forEach(one -> paged.add(one.path("id").asString()));
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").asString();
        } while (!cursor.isEmpty());
        assertThat(paged)
                .doesNotHaveDuplicates()
                .isEqualTo(intervals(ada, RANGE).stream()
                        .map(one -> one.path("id").asString())
                        .toList());
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThat(ada.get("/api/v1/usage?group=planet").code()).isEqualTo("group_invalid");
        assertThat(ada.get("/api/v1/usage?from=2025-03-02T00:00:00Z&to=2025-03-01T00:00:00Z")
                        .code())
                .isEqualTo("range_invalid");
    }

    @Test
    void everybody_may_know_the_price() {
        JsonNode price = ada.get("/api/v1/usage/price").body();
        assertThat(price.path("per_minute_micros").asLong()).isEqualTo(2_000);
        assertThat(price.path("per_hour_micros").asLong()).isEqualTo(120_000);
        assertThat(price.path("currency").asString()).isEqualTo("USD");
    }

    /// Two sessions and a chat; some of it before the month, after it, and around midnight, at prices that do not
    /// divide.
    private void a_month_of_use(UUID owner) {
        UUID first = session(owner, null, "2025-02-27T12:00:00Z");
        use(owner, first, "active", "2025-02-28T23:30:00.017Z", "2025-03-01T02:10:00.333Z", 1_777);
        use(owner, first, "active", "2025-03-03T08:00:00.100Z", "2025-03-03T08:00:12.345Z", 1_777);
        UUID second = session(owner, null, "2025-03-10T00:00:00Z");
        use(owner, second, "active", "2025-03-10T00:00:03.003Z", "2025-03-12T04:05:06.789Z", 2_003);
        use(owner, second, "active", "2025-03-31T23:59:59.999Z", "2025-04-01T01:00:00.000Z", 2_003);
        UUID chats = session(owner, Ids.next(), "2025-03-15T00:00:00Z");
        use(owner, chats, "active", "2025-03-15T10:00:00.007Z", "2025-03-15T10:00:19.011Z", 2_000);
        use(owner, chats, "held", "2025-03-15T10:00:19.011Z", "2025-03-15T10:05:00.000Z", 0);
        use(owner, chats, "active", "2025-03-15T10:05:00.000Z", "2025-03-15T10:05:07.077Z", 2_000);
        use(owner, chats, "persistent_idle", "2025-03-15T10:05:07.077Z", "2025-03-15T10:09:00.001Z", 2_000);
    }

    private JsonNode report(ApiClient client, String group) {
        return report(client, group, "");
    }

    private static JsonNode report(ApiClient client, String group, String more) {
        ApiClient.Answer answer = client.get("/api/v1/usage?group=" + group + "&limit=1000&" + RANGE + more);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode total(String query) {
        return ada.get("/api/v1/usage?" + query).body().path("total");
    }

    private static List<JsonNode> intervals(ApiClient client, String query) {
        return client.get("/api/v1/usage/intervals?limit=200&" + query)
                .body()
                .path("data")
                .valueStream()
                .toList();
    }

    private static List<String[]> export(ApiClient client, String query) throws IOException {
        var response = client.stream("/api/v1/usage/intervals/export?" + query, Map.of());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        String text = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .skip(1)
                .map(line -> line.replace("\"", "").split(",", -1))
                .toList();
    }

    private static long sum(JsonNode rows, ToLongFunction<JsonNode> number) {
        return rows.valueStream().mapToLong(number).sum();
    }

    private static UUID id(ApiClient client) {
        return UUID.fromString(client.get("/api/v1/me").body().path("id").asString());
    }

    /// One that is over since the 26th.
    private UUID session(UUID owner, @Nullable UUID chat, String created) {
        UUID id = Ids.next();
        jdbc.sql("""
            INSERT INTO session (id, owner_id, pool_id, chat_id, name, state, created_at, changed_at)
            SELECT :id, :owner, id, :chat::uuid, 'errand', 'ENDED', :created, '2025-03-26T00:00:00Z'
              FROM pool WHERE name = 'default' AND owner_id IS NULL
            """)
                .param("id", id)
                .param("owner", owner)
                .param("chat", chat)
                .param("created", Timestamp.from(Instant.parse(created)))
                .update();
        return id;
    }

    private void use(UUID owner, UUID session, String kind, String from, String until, long price) {
        jdbc.sql("""
            INSERT INTO usage_interval (id, lease_id, session_id, user_id, kind, price_micros, idle_since, started_at,
                                        ended_at)
            SELECT :id, :id, s.id, :owner, :kind, :price,
                   coalesce((SELECT max(ended_at) FROM usage_interval WHERE session_id = s.id),
                            CASE WHEN s.chat_id IS NULL THEN s.created_at ELSE :from END), :from, :until
              FROM session s WHERE s.id = :session
            """)
                .param("id", Ids.next())
                .param("owner", owner)
                .param("kind", kind)
                .param("price", price)
                .param("from", Timestamp.from(Instant.parse(from)))
                .param("until", Timestamp.from(Instant.parse(until)))
                .param("session", session)
                .update();
    }

    private void open(UUID owner, UUID session, String from) {
        use(owner, session, "active", from, from, 2_000);
        jdbc.sql("UPDATE usage_interval SET ended_at = NULL WHERE session_id = :session")
                .param("session", session)
                .update();
    }

    private void close(UUID session) {
        jdbc.sql("UPDATE usage_interval SET ended_at = started_at WHERE session_id = :session")
                .param("session", session)
                .update();
    }
}
