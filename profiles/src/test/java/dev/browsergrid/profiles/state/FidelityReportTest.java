package dev.browsergrid.profiles.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.state.FidelityReport.Item;
import dev.browsergrid.profiles.state.FidelityReport.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FidelityReportTest {
    private static final Item PASSWORD = new Item("password", "a", "", Outcome.LOST, 1, 0, 0, "secrets are never kept");

    @Test
    void one_sentence_says_what_came_back_and_what_did_not() {
        assertThat(report(3, PASSWORD).sentence())
                .isEqualTo("Resumed in 0.6 s: 3 tabs, 14 cookies, 2 forms; a password field was left empty");
        assertThat(report(2, Item.one("scroll", "a", Outcome.PARTLY, "the page is shorter now"))
                        .sentence())
                .isEqualTo("Resumed in 0.6 s: 2 tabs, 14 cookies, 2 forms; 1 tab did not come back; not as it was:"
                        + " scroll");
    }

    @Test
    void what_there_was_none_of_is_not_mentioned() {
        assertThat(FidelityReport.ofTabs(1, 1, Duration.ofMillis(70)).sentence())
                .isEqualTo("Resumed in 0.1 s: 1 tab");
        assertThat(FidelityReport.ofTabs(0, 0, Duration.ofMillis(70)).sentence())
                .isEqualTo("Resumed in 0.1 s");
    }

    @Test
    void hidden_tabs_that_are_still_to_load_do_not_make_it_incomplete() {
        assertThat(report(3, Item.one("page", "b", Outcome.WAITING, "put back when it is loaded"))
                        .complete())
                .isTrue();
        assertThat(report(3, PASSWORD).complete()).isFalse();
    }

    @Test
    void it_is_the_same_after_a_trip_through_json() {
        assertThat(FidelityReport.fromJson(report(3, PASSWORD).toJson())).isEqualTo(report(3, PASSWORD));
        assertThat(report(3, PASSWORD).toMap()).containsEntry("tabs_expected", 3);
    }

    private static FidelityReport report(int tabs, Item... items) {
        return new FidelityReport(FidelityReport.VERSION, 640, 3, tabs, 14, 2, List.of(items));
    }
}
