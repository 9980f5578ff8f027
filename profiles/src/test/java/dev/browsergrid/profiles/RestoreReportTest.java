package dev.browsergrid.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.Manifest.Tab;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreReportTest {
    private static final Tab SHOP = new Tab("a", "https://shop.example/", "Shop");
    private static final Tab CART = new Tab("b", "https://shop.example/cart", "Cart");

    @Test
    void tabs_in_another_order_and_with_other_titles_are_back() {
        RestoreReport report =
                compare(manifest(SHOP, CART), List.of(CART, new Tab("c", SHOP.url(), "Shop (2 new messages)")));
        assertThat(report).isEqualTo(new RestoreReport(2, 2, List.of(), 70));
        assertThat(report.complete()).isTrue();
    }

    @Test
    void a_page_open_twice_must_come_back_twice() {
        RestoreReport report = compare(manifest(SHOP, SHOP, CART), List.of(SHOP, CART));
        assertThat(report).isEqualTo(new RestoreReport(3, 2, List.of(SHOP), 70));
        assertThat(report.complete()).isFalse();
    }

    @Test
    void a_manifest_is_the_same_after_a_trip_through_json() {
        Manifest manifest = manifest(SHOP, CART);
        assertThat(Manifest.fromJson(manifest.toJson())).isEqualTo(manifest);
        assertThat(manifest.toJson()).contains("\"captured_at\":\"2026-01-02T03:04:05Z\"");
    }

    private static RestoreReport compare(Manifest manifest, List<Tab> now) {
        return RestoreReport.compare(manifest, now, Duration.ofMillis(70));
    }

    private static Manifest manifest(Tab... tabs) {
        return Manifest.ofTabs(Instant.parse("2026-01-02T03:04:05Z"), "Chrome/156", List.of(tabs), 0);
    }
}
