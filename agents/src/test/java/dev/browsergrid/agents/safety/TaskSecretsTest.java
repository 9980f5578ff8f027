package dev.browsergrid.agents.safety;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSecretsTest {
    private static final String VALUE = "Tr0ub&dor \"3\"/ü";
    private static final String KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(30));
    private final TaskSecrets secrets = new TaskSecrets(
            List.of(
                    new Secret(
                            "password", new Secret.Content.Fixed(VALUE), sites("shop.example", "*.pay.example:8443")),
                    new Secret("code", new Secret.Content.Code(Totp.parse(KEY).orElseThrow()), sites("localhost"))),
            now::get);

    private static List<SecretSite> sites(String... texts) {
        return List.of(texts).stream()
                .map(text -> SecretSite.parse(text).orElseThrow())
                .toList();
    }

    @Test
    void a_value_is_masked_however_it_is_written() {
        for (String shown : List.of(
                VALUE,
                VALUE.toUpperCase(java.util.Locale.ROOT),
                URLEncoder.encode(VALUE, UTF_8),
                URLEncoder.encode(VALUE, UTF_8).replace("+", "%20"),
                Base64.getEncoder().encodeToString(VALUE.getBytes(UTF_8)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(VALUE.getBytes(UTF_8)),
                VALUE.replace("\"", "\\\""),
                VALUE.replace("&", "&amp;").replace("\"", "&quot;"))) {
            assertThat(secrets.masked("a " + shown + " z")).as(shown).isEqualTo("a <secret>password</secret> z");
        }
        for (String user : List.of("a:", "ab:", "abc:")) {
            String basic = Base64.getEncoder().encodeToString((user + VALUE + "!").getBytes(UTF_8));
            assertThat(secrets.masked("Basic " + basic)).contains("<secret>password</secret>");
        }
        assertThat(secrets.masked("nothing here")).isEqualTo("nothing here");
        assertThat(secrets.toString() + secrets.words()).doesNotContain(VALUE, KEY);
    }

    @Test
    void a_code_is_masked_from_when_it_is_typed_and_a_fresh_one_is_waited_for() {
        assertThat(secrets.masked("287082")).isEqualTo("287082");
        assertThat(secrets.untilFresh("<secret>code</secret>")).isZero();
        assertThat(secrets.disclosed("<secret> code </secret>")).isEqualTo("287082");
        assertThat(secrets.masked("you typed 287082")).isEqualTo("you typed <secret>code</secret>");
        assertThat(secrets.masked("its key is " + KEY)).isEqualTo("its key is <secret>code</secret>");
        now.set(Instant.ofEpochSecond(58));
        assertThat(secrets.untilFresh("<secret>code</secret>")).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/login?x=<y>, true",
        "https://SHOP.example.:443/, true",
        "https://www.shop.example/, true",
        "https://a.pay.example:8443/, true",
        "https://pay.example:8443/, false",
        "https://a.pay.example/, false",
        "http://shop.example/, false",
        "https://shop.example.evil.example/, false",
        "https://evilshop.example/, false",
        "https://shop.example@evil.example/, false",
        "https://evil.example/#https://shop.example/, false",
        "https://evil.example\\@shop.example/, false",
        "about:blank, false",
        "'data:text/html,shop.example', false",
        "blob:https://shop.example/1, false",
        "'', false"
    })
    void a_secret_is_for_its_own_sites_over_https(String address, boolean may) {
        assertThat(secrets.wrongSite("password", List.of(address)).isEmpty()).isEqualTo(may);
        assertThat(secrets.wrongSite("password", List.of("https://shop.example/", address))
                        .isEmpty())
                .as("a frame within another")
                .isEqualTo(may);
    }

    @Test
    void this_machine_needs_no_https_and_an_unknown_secret_has_no_site() {
        assertThat(secrets.wrongSite("code", List.of("http://localhost:8080/x")))
                .isEmpty();
        assertThat(secrets.wrongSite("code", List.of("http://a.localhost/"))).isEmpty();
        assertThat(secrets.wrongSite("nobody", List.of("https://shop.example/")))
                .contains("there is no secret nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "com", "https://shop.example", "a b.example", "*.127.0.0.1", "shop.example:0", "*"})
    void a_site_that_makes_no_sense_is_refused(String text) {
        assertThat(SecretSite.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x/?a=%3Csecret%3Ep", "<secret>password</secret>", "&lt;/SECRET&gt;"})
    void a_mention_is_seen_through_encodings(String text) {
        assertThat(secrets.isMentioned(text)).isTrue();
        assertThat(TaskSecrets.NONE.isMentioned(text)).isFalse();
    }
}
