package dev.browsergrid.testing;

import dev.browsergrid.Browsergrid;
import dev.browsergrid.account.Role;
import dev.browsergrid.account.person.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// The whole server inside the test's JVM: own data directory, own database, a free port, an admin known to the test.
/// Closing it checks that no browser of its own is left.
public final class TestServer implements AutoCloseable {
    public static final String EMAIL = "ada@example.com";
    public static final String PASSWORD = "correct horse battery staple";

    private final Path home;
    private final ConfigurableApplicationContext context;

    private TestServer(Path home, ConfigurableApplicationContext context) {
        this.home = home;
        this.context = context;
    }

    public static TestServer start() {
        return start(Map.of());
    }

    /// Starts one with further properties.
    public static TestServer start(Map<String, String> properties) {
        try {
            String wish = properties.get("browsergrid.home");
            Path home = wish == null ? Files.createTempDirectory("browsergrid-test") : Path.of(wish);
            TestDatabase.Access database = TestDatabase.fresh();
            Map<String, Object> all = new LinkedHashMap<>(Map.of(
                    "server.port", "0",
                    "browsergrid.home", home.toString(),
                    "browsergrid.admin.email", EMAIL,
                    "browsergrid.admin.password", PASSWORD,
                    "spring.datasource.url", database.url(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password()));
            // servers of one database open the same snapshots
            all.put("browsergrid.master-key", "one key for all test servers");
            // connections are opened when they are needed, of which most servers do not need ten
            all.put("spring.datasource.hikari.minimum-idle", "1");
            // all tests come from one address
            all.put("browsergrid.access.attempts-per-address", "1000");
            all.put("browsergrid.access.wrong-tokens-per-address", "1000");
            // the sites that tests serve are on this machine
            all.put("browsergrid.egress.allow", OpenGuards.LOOPBACK);
            // a browser costs more than most tests; who needs a warm one says so
            all.put("browsergrid.default-pool.min", "0");
            // most tests of chats are about parked ones; who wants them held says so
            all.put("browsergrid.session.hold", "0s");
            all.putAll(properties);
            String[] arguments = all.entrySet().stream()
                    .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new);
            return new TestServer(
                    home, new SpringApplicationBuilder(Browsergrid.class, QuickPasswords.class).run(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another server on the same database, with a data directory of its own.
    public TestServer startSecond(Map<String, String> properties) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        for (String name : List.of("url", "username", "password")) {
            String property = "spring.datasource." + name;
            all.put(property, context.getEnvironment().getRequiredProperty(property));
        }
        return start(all);
    }

    public URI url() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public Path home() {
        return home;
    }

    /// A part of the server, for what no client can see.
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /// A client that nobody is signed in with.
    public ApiClient anonymous() {
        return new ApiClient(url());
    }

    /// A client the admin is signed in with.
    public ApiClient signedIn() {
        return signedIn(EMAIL);
    }

    /// A new person with the password `PASSWORD`, made as the server makes one that registers.
    public String person() {
        String email = UUID.randomUUID() + "@example.com";
        part(Accounts.class).add(email, PASSWORD, Role.USER);
        return email;
    }

    /// A client a new person is signed in with.
    public ApiClient signedInPerson() {
        return signedIn(person());
    }

    /// A client somebody with the password `PASSWORD` is signed in with.
    public ApiClient signedIn(String email) {
        ApiClient client = anonymous();
        client.signIn(email, PASSWORD);
        return client;
    }

    @Override
    public void close() {
        context.close();
        Processes.assertNoneUnder(home);
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
