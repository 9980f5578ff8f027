package dev.browsergrid.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BillingMonthTest {
    @Test
    void a_month_begins_and_ends_at_midnight_in_utc() {
        BillingMonth february = new BillingMonth(at("2028-02-01T00:00:00Z"), at("2028-03-01T00:00:00Z"));
        assertThat(BillingMonth.of(at("2028-02-01T00:00:00Z"))).isEqualTo(february);
        assertThat(BillingMonth.of(at("2028-02-29T23:59:59.999Z"))).isEqualTo(february);
        assertThat(BillingMonth.of(at("2027-12-31T23:59:59.999Z")).ends()).isEqualTo(at("2028-01-01T00:00:00Z"));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
