package dev.browsergrid.egress.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.egress.rules.EgressPolicy.Verdict;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainListsTest {
    private static final DomainLists LISTS = new DomainLists(
            List.of("shop.example", "*.pay.example:8443", "LOCALHOST:3000"), List.of("ads.shop.example"));

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/cart?next=https://evil.example/, open",
        "http://www.SHOP.example./, open",
        "https://ads.shop.example/, RUN_DENIED",
        "https://x.ads.shop.example/, RUN_DENIED",
        "https://a.pay.example:8443/, open",
        "https://a.pay.example/, RUN_NOT_LISTED",
        "https://pay.example:8443/, RUN_NOT_LISTED",
        "http://localhost:3000/, open",
        "http://app.localhost:3000/, open",
        "https://shop.example@evil.example/, RUN_NOT_LISTED",
        "https://shop.example.evil.example/, RUN_NOT_LISTED",
        "https://notshop.example/, RUN_NOT_LISTED",
        "wss://evil.example/socket, RUN_NOT_LISTED",
        "http://2130706433/, RUN_NOT_LISTED",
        "about:blank, open",
        "'data:text/html,hello', open"
    })
    void a_name_means_its_domain_and_all_below_it_and_what_is_blocked_counts_more(String url, String verdict) {
        assertThat(LISTS.refusal(url).map(Enum::name).orElse("open")).isEqualTo(verdict);
        assertThat(DomainLists.NONE.refusal(url)).isEmpty();
    }

    @Test
    void the_network_refuses_in_the_run_s_name_and_the_lists_open_nothing() {
        assertThat(judge("evil.example", "1.2.3.4")).isEqualTo(new Verdict.Refused(Refusal.RUN_NOT_LISTED));
        assertThat(judge("ads.shop.example", "1.2.3.4")).isEqualTo(new Verdict.Refused(Refusal.RUN_DENIED));
        assertThat(judge("shop.example", "10.0.0.1")).isEqualTo(new Verdict.Refused(Refusal.PRIVATE));
        assertThat(judge("shop.example", "1.2.3.4"))
                .isEqualTo(new Verdict.Allowed(List.of(InetAddress.ofLiteral("1.2.3.4"))));
    }

    private static Verdict judge(String host, String address) {
        Grid grid = new Grid(Set.of(), Set.of(), Optional.empty());
        return new EgressPolicy(
                        List.of(
                                EgressRules.NONE,
                                DomainLists.ofStored(LISTS.toStored()).rules()),
                        grid)
                .judge(Destination.of(host, 443).orElseThrow(), List.of(InetAddress.ofLiteral(address)), false);
    }

    @Test
    void where_names_lead_that_may_be_a_listed_address_is_found_out_by_the_network() {
        DomainLists addresses = new DomainLists(List.of("10.0.0.0/8"), List.of());
        assertThat(addresses.refusal("http://intranet.example/")).isEmpty();
        assertThat(addresses.refusal("http://11.0.0.1/")).contains(Refusal.RUN_NOT_LISTED);
    }
}
