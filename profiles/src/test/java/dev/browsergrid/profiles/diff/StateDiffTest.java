package dev.browsergrid.profiles.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.diff.StateDiff.Area;
import dev.browsergrid.profiles.diff.StateDiff.Change;
import dev.browsergrid.profiles.diff.StateDiff.CookieChange;
import dev.browsergrid.profiles.diff.StateDiff.StorageChange;
import dev.browsergrid.profiles.diff.StateDiff.TabChange;
import dev.browsergrid.profiles.state.Cookie;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.Manifest.Tab;
import dev.browsergrid.profiles.state.OriginStorage;
import dev.browsergrid.profiles.state.Overlay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateDiffTest {
    @Test
    void equal_states_differ_in_nothing() {
        CapturedState state = state(List.of(new Tab("1", "a", "")), List.of(cookie("x", "/", "1")), Map.of("k", "v"));

        assertThat(StateDiff.between(state, state)).isEqualTo(new StateDiff(List.of(), List.of(), List.of()));
    }

    @Test
    void cookies_are_told_by_name_domain_and_path() {
        CapturedState before = state(List.of(), List.of(cookie("x", "/", "1"), cookie("y", "/", "1")), Map.of());
        CapturedState after = state(List.of(), List.of(cookie("x", "/", "2"), cookie("y", "/sub", "1")), Map.of());

        assertThat(StateDiff.between(before, after).cookies())
                .containsExactlyInAnyOrder(
                        new CookieChange("x", "a.example", "/", Change.CHANGED),
                        new CookieChange("y", "a.example", "/", Change.REMOVED),
                        new CookieChange("y", "a.example", "/sub", Change.ADDED));
    }

    @Test
    void a_key_is_told_with_its_origin_and_never_with_its_value() {
        CapturedState before = state(List.of(), List.of(), Map.of("k", "secret-one"));
        CapturedState after = state(List.of(), List.of(), Map.of("k", "secret-two"));
        StateDiff diff = StateDiff.between(before, after);

        assertThat(diff.storage())
                .containsExactly(new StorageChange("https://a.example", Area.LOCAL, "k", Change.CHANGED));
        assertThat(diff.toString()).doesNotContain("secret");
    }

    @Test
    void a_tab_that_went_to_another_page_has_changed_and_is_not_another_tab() {
        CapturedState before = state(List.of(new Tab("1", "a", "A"), new Tab("2", "b", "B")), List.of(), Map.of());
        CapturedState after = state(List.of(new Tab("1", "c", "C"), new Tab("3", "d", "D")), List.of(), Map.of());

        assertThat(StateDiff.between(before, after).tabs())
                .containsExactlyInAnyOrder(
                        new TabChange("c", "C", "a", Change.CHANGED),
                        new TabChange("d", "D", null, Change.ADDED),
                        new TabChange("b", "B", null, Change.REMOVED));
    }

    private static CapturedState state(List<Tab> tabs, List<Cookie> cookies, Map<String, String> items) {
        return new CapturedState(
                Manifest.ofTabs(Instant.EPOCH, "test", tabs, -1),
                new Overlay(
                        Overlay.VERSION,
                        Instant.EPOCH,
                        List.of(),
                        cookies,
                        List.of(new OriginStorage("https://a.example", items)),
                        List.of()),
                true);
    }

    private static Cookie cookie(String name, String path, String value) {
        return new Cookie(name, value, "a.example", path, -1, false, false, null, null, null, null, null);
    }
}
