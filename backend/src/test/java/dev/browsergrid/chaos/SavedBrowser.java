package dev.browsergrid.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OddSite;
import dev.browsergrid.testing.TestSession;
import java.io.InputStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// One session with a profile that saves, in whose browser a number is written before each park. Which number each
/// snapshot holds is known, so what comes back can be told exactly.
final class SavedBrowser {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> AT_REST = Set.of("parked", "active");

    private final Servers servers;
    private final Rows rows;
    private final OddSite site;
    private final String profile;
    private final String session;
    private final Map<Integer, Integer> entries = new HashMap<>();
    // what stands in the browser, and the last number of all
    private int held;
    private int last;
    private int asked;
    private int saved;
    private int lost;
    private int disturbed;

    private SavedBrowser(Servers servers, Rows rows, OddSite site, String profile, String session) {
        this.servers = servers;
        this.rows = rows;
        this.site = site;
        this.profile = profile;
        this.session = session;
    }

    static SavedBrowser begin(Servers servers, Rows rows, OddSite site) throws SQLException {
        ApiClient client = servers.client(0);
        String profile = TestSession.profile(client);
        TestSession first = TestSession.active(client, Map.of("profile", profile));
        SavedBrowser browser = new SavedBrowser(servers, rows, site, profile, first.id());
        browser.ledger().begin(0);
        browser.park(() -> {});
        browser.note();
        return browser;
    }

    /// Writes the next number, asks for parking and lets `disturbance` happen meanwhile.
    void writeAndPark(Runnable disturbance) throws SQLException {
        awake(() -> {});
        held = ++last;
        ledger().write(held);
        int before = newest();
        park(disturbance);
        if (newest() > before) {
            saved++;
        } else {
            lost++;
        }
        note();
    }

    /// Brings the browser back and lets `disturbance` happen meanwhile.
    void thaw(Runnable disturbance) throws SQLException {
        park(() -> {});
        note();
        awake(disturbance);
        disturbed++;
    }

    /// What comes back is what the newest snapshot holds.
    void compare(String when) throws SQLException {
        awake(() -> {});
        int number = entries.getOrDefault(newest(), -1);
        assertThat(number).as("%s: snapshot %d is known", when, newest()).isNotNegative();
        String there = ledger().read();
        assertThat(there).as("%s: what snapshot %d holds", when, newest()).isEqualTo(Ledger.entry(number));
        held = number;
    }

    /// Each can be read to its end, and each was written under a lease of its own.
    void assertEverySnapshotWhole() throws Exception {
        ApiClient client = servers.client(0);
        for (String number : rows.list("SELECT number FROM snapshot WHERE profile_id = '" + profile + "'")) {
            var answer = client.stream("/api/v1/profiles/" + profile + "/export?number=" + number, Map.of());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (InputStream archive = answer.body()) {
                assertThat(ProfileArchive.readState(archive))
                        .as("snapshot %s", number)
                        .isPresent();
            }
        }
        assertThat(rows.one("SELECT count(*) - count(DISTINCT lease_id) FROM snapshot WHERE profile_id = '" + profile
                        + "'"))
                .as("snapshots of one lease")
                .isEqualTo("0");
        assertThat(rows.list("SELECT s.number FROM snapshot s JOIN lease l ON l.id = s.lease_id WHERE s.profile_id = '"
                        + profile + "' AND NOT (l.end_reason = 'PARKED' AND l.session_id = '" + session + "')"))
                .as("snapshots of a lease that did not end by parking")
                .isEmpty();
    }

    /// A snapshot that is new holds what stands in the browser: there was nothing else to save.
    private void note() throws SQLException {
        entries.putIfAbsent(newest(), held);
    }

    private void park(Runnable disturbance) {
        TestSession parking = through();
        parking.post("park");
        disturbance.run();
        atRest("parked");
    }

    private void awake(Runnable disturbance) {
        TestSession waking = through();
        if (waking.status().equals("parked")) {
            waking.post("resume");
        }
        disturbance.run();
        atRest("active");
    }

    /// Asks again until it is there: a browser that was killed is not brought back by itself.
    private void atRest(String wish) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    TestSession now = through();
                    String status = now.status();
                    if (AT_REST.contains(status) && !status.equals(wish)) {
                        now.post(wish.equals("active") ? "resume" : "park");
                    }
                    return status.equals(wish) && (wish.equals("parked") || answers());
                });
    }

    /// One that was killed just now may not be known to be.
    private boolean answers() {
        return !ledger().read().isEmpty();
    }

    /// The session as one server after the other shows it.
    private TestSession through() {
        return new TestSession(servers.client(asked++ % servers.count()), session);
    }

    private Ledger ledger() {
        return new Ledger(site, URI.create(through().get().path("connect_url").asString("")));
    }

    /// The number of the newest snapshot.
    int newest() throws SQLException {
        return Integer.parseInt(
                rows.one("SELECT coalesce(max(number), 0) FROM snapshot WHERE profile_id = '" + profile + "'"));
    }

    String session() {
        return session;
    }

    int saved() {
        return saved;
    }

    int lost() {
        return lost;
    }

    int disturbed() {
        return disturbed;
    }
}
