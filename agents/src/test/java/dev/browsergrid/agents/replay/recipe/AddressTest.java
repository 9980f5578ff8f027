package dev.browsergrid.agents.replay.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://a.test/shop?x=1#top, http://A.test/shop?y=2, true",
        "http://a.test, http://a.test/, true",
        "http://a.test/orders/17/items, http://a.test/orders/18/items, true",
        "http://a.test/o/123e4567-e89b-12d3-a456-426614174000, http://a.test/o/00000000-0000-0000-0000-000000000000,"
                + " true",
        "http://a.test/orders, http://a.test/offers, false",
        "http://a.test/shop, https://a.test/shop, false",
        "http://a.test:81/shop, http://a.test:82/shop, false",
        "about:blank, about:blank, true",
        "http://a.test/|, http://a.test/|?, true"
    })
    void addresses_are_compared_as_places(String one, String other, boolean same) {
        assertThat(Address.same(one, other)).isEqualTo(same);
    }
}
