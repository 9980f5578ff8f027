package dev.browsergrid.egress.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.egress.rules.EgressPolicy.Verdict;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
    private static final Grid GRID = new Grid(
            Set.of(InetAddress.ofLiteral("93.184.216.34")),
            Set.of(8080, 40001),
            Destination.parse("grid.example", 443));

    @Test
    void a_public_host_is_reached_at_the_addresses_it_has() {
        assertThat(judge("example.com", List.of("1.2.3.4", "5.6.7.8"))).isEqualTo(allowed("1.2.3.4", "5.6.7.8"));
    }

    @Test
    void of_several_addresses_the_closed_ones_are_left_out() {
        assertThat(judge("example.com", List.of("127.0.0.1", "1.2.3.4"))).isEqualTo(allowed("1.2.3.4"));
        assertThat(judge("example.com", List.of("10.0.0.1", "127.0.0.1"))).isEqualTo(refused(Refusal.PRIVATE));
    }

    @Test
    void a_proxy_that_resolves_again_gets_no_name_with_a_closed_address() {
        EgressPolicy policy = policy();
        assertThat(policy.judgeForUpstream(destination("example.com"), addresses("1.2.3.4")))
                .isEmpty();
        assertThat(policy.judgeForUpstream(destination("example.com"), addresses("1.2.3.4", "10.0.0.1")))
                .contains(Refusal.PRIVATE);
        assertThat(policy.judgeForUpstream(destination("unknown.example"), List.of()))
                .isEmpty();
        assertThat(policy.judgeForUpstream(destination("metadata.google.internal"), List.of()))
                .contains(Refusal.PRIVATE);
        assertThat(policy.judgeForUpstream(destination("printer"), List.of())).contains(Refusal.PRIVATE);
        assertThat(policy.judgeForUpstream(destination("grid.example:443"), List.of()))
                .contains(Refusal.GRID);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:3000, localhost:3000, 127.0.0.1, true",
        "localhost:3000, localhost:3001, 127.0.0.1, false",
        "localhost, localhost:3001, 127.0.0.1, true",
        "10.0.0.0/8, intranet.example, 10.1.2.3, true",
        "10.0.0.0/8, intranet.example, 192.168.0.1, false",
        "10.0.0.0/8:443, intranet.example:80, 10.1.2.3, false",
        "10.1.2.3, 10.1.2.3:80, 10.1.2.3, true",
        "*.corp.example, wiki.corp.example, 10.1.2.3, true",
        "*.corp.example, corp.example, 10.1.2.3, false",
        "*.corp.example, evilcorp.example, 10.1.2.3, false",
        "corp.example, corp.example, 169.254.169.254, true",
        "[fd00::]/8, host.example, fd00::1, true",
        "fd00::/8, host.example, fd00::1, true",
        "[::1]:3000, localhost:3000, ::1, true",
        "*, anything.example, 127.0.0.1, true"
    })
    void what_is_allowed_is_reached_although_it_is_private(String allow, String to, String at, boolean reached) {
        Verdict verdict = policy(lists(allow, null, null)).judge(destination(to), addresses(at), false);
        assertThat(verdict instanceof Verdict.Allowed).isEqualTo(reached);
    }

    @Test
    void denying_counts_more_than_allowing_whoever_says_it() {
        EgressPolicy policy =
                policy(lists("*.example.com, 10.0.0.0/8", null, null), lists(null, "a.example.com, 10.0.0.7", null));
        assertThat(policy.judge(destination("a.example.com"), addresses("1.2.3.4"), false))
                .isEqualTo(refused(Refusal.DENIED));
        assertThat(policy.judge(destination("b.example.com"), addresses("10.0.0.7"), false))
                .isEqualTo(refused(Refusal.DENIED));
        assertThat(policy.judge(destination("b.example.com"), addresses("10.0.0.8"), false))
                .isEqualTo(allowed("10.0.0.8"));
    }

    @Test
    void only_closes_all_others_and_opens_nothing() {
        EgressPolicy policy = policy(lists(null, null, "shop.example, *.cdn.example, 10.0.0.1"));
        assertThat(policy.judge(destination("shop.example"), addresses("1.2.3.4"), false))
                .isEqualTo(allowed("1.2.3.4"));
        assertThat(policy.judge(destination("a.cdn.example"), addresses("1.2.3.4"), false))
                .isEqualTo(allowed("1.2.3.4"));
        assertThat(policy.judge(destination("other.example"), addresses("1.2.3.4"), false))
                .isEqualTo(refused(Refusal.NOT_LISTED));
        assertThat(policy.judge(destination("10.0.0.1"), addresses("10.0.0.1"), false))
                .isEqualTo(refused(Refusal.PRIVATE));
    }

    @Test
    void what_two_say_with_only_has_to_be_listed_by_both() {
        EgressPolicy policy =
                policy(lists(null, null, "a.example, b.example"), lists(null, null, "b.example, c.example"));
        assertThat(policy.judge(destination("a.example"), addresses("1.2.3.4"), false))
                .isEqualTo(refused(Refusal.NOT_LISTED));
        assertThat(policy.judge(destination("b.example"), addresses("1.2.3.4"), false))
                .isEqualTo(allowed("1.2.3.4"));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, 127.0.0.1",
        "localhost:40001, ::1",
        "rebound.example:8080, 0.0.0.0",
        "anything.example:8080, 93.184.216.34",
        "grid.example:443, 1.2.3.4",
        "grid.example:80, 1.2.3.4"
    })
    void the_grid_itself_is_reached_by_nobody_whatever_is_allowed(String to, String at) {
        EgressPolicy policy = policy(lists("*", null, null));
        assertThat(policy.judge(destination(to), addresses(at), false)).isEqualTo(refused(Refusal.GRID));
    }

    @Test
    void the_playground_is_reached_at_the_grid_s_own_port_unless_denied() {
        assertThat(policy().judge(destination("localhost:8080"), addresses("127.0.0.1"), true))
                .isEqualTo(allowed("127.0.0.1"));
        assertThat(policy().judge(destination("localhost:3000"), addresses("127.0.0.1"), true))
                .isEqualTo(refused(Refusal.LOOPBACK));
        assertThat(policy(lists(null, "localhost", null))
                        .judge(destination("localhost:8080"), addresses("127.0.0.1"), true))
                .isEqualTo(refused(Refusal.DENIED));
    }

    @Test
    void an_own_address_of_the_machine_is_closed_although_it_is_public() {
        assertThat(judge("me.example", List.of("93.184.216.34"))).isEqualTo(refused(Refusal.LOOPBACK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/playground",
                "/playground/",
                "/playground/shop.html",
                "/playground/shop.html?page=2&x=../..",
                "/playground/assets/a.b-c_1.js"
            })
    void pages_of_the_playground_are_told_by_their_path(String path) {
        assertThat(PlaygroundPath.permits("GET", path)).isTrue();
        assertThat(PlaygroundPath.permits("HEAD", path)).isTrue();
        assertThat(PlaygroundPath.permits("POST", path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/playgrounds/",
                "/playground/..",
                "/playground/../api/v1/me",
                "/playground/%2e%2e/api",
                "/playground/.%2e/api",
                "/playground/a%2fb",
                "/playground;x=/../api",
                "/playground/a;b",
                "/playground//api",
                "/playground/./a",
                "/playground\\..\\api",
                "//playground/",
                "/Playground/",
                "/api/v1/me?/playground/"
            })
    void other_paths_are_not(String path) {
        assertThat(PlaygroundPath.permits("GET", path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "http://example.com",
                "example.com/path",
                "a.*.example.com",
                "**.example.com",
                "10.0.0.0/33",
                "10.0.0/8",
                "fd00::/129",
                "localhost:0",
                "localhost:65536",
                "localhost:http",
                "2130706433",
                "127.1",
                "exa mple.com"
            })
    void an_entry_that_makes_no_sense_is_told_by_its_place(String entry) {
        assertThat(new EgressLists(List.of("example.com", entry), null, null).check("egress."))
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("egress.allow[1]"));
    }

    private static Verdict judge(String to, List<String> at) {
        return policy().judge(destination(to), addresses(at.toArray(String[]::new)), false);
    }

    private static EgressPolicy policy(EgressLists... layers) {
        return new EgressPolicy(Arrays.stream(layers).map(EgressLists::rules).toList(), GRID);
    }

    private static EgressLists lists(@Nullable String allow, @Nullable String deny, @Nullable String only) {
        return new EgressLists(entries(allow), entries(deny), entries(only));
    }

    private static @Nullable List<String> entries(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(given -> List.of(given.split(", ")))
                .orElse(null);
    }

    private static Destination destination(String authority) {
        return Destination.parse(authority, 80).orElseThrow();
    }

    private static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toList();
    }

    private static Verdict allowed(String... literals) {
        return new Verdict.Allowed(addresses(literals));
    }

    private static Verdict refused(Refusal refusal) {
        return new Verdict.Refused(refusal);
    }
}
