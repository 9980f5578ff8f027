package dev.browsergrid.profiles.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.state.FrameState.Control;
import dev.browsergrid.profiles.state.FrameState.Focus;
import dev.browsergrid.profiles.state.FrameState.Kind;
import dev.browsergrid.profiles.state.FrameState.Scroll;
import dev.browsergrid.profiles.state.TabState.History;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateJsonTest {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Manifest MANIFEST = new Manifest(
            Manifest.VERSION,
            THEN,
            "Chrome/156",
            List.of(new Manifest.Tab("a", "https://shop.example/", "Shop")),
            0,
            new Manifest.Counts(3, 1, 1, 2),
            List.of(new LeftOut("local_storage", "https://shop.example", 9_000_000, LeftOut.Why.TOO_LARGE)));
    private static final Overlay OVERLAY = new Overlay(
            Overlay.VERSION,
            THEN,
            List.of(new TabState(
                    "a",
                    "https://shop.example/",
                    "Shop",
                    true,
                    true,
                    new History(1, List.of("about:blank", "https://shop.example/")),
                    null,
                    List.of(new FrameState(
                            List.of("#cart"),
                            "https://shop.example/cart",
                            "",
                            List.of(new Scroll("", 0, 120.5)),
                            List.of(new Control(
                                    "#note",
                                    Kind.TEXT,
                                    "textarea",
                                    "note",
                                    List.of("no sugar"),
                                    false,
                                    false,
                                    true,
                                    false,
                                    0)),
                            List.of(),
                            List.of(),
                            List.of(),
                            new Focus("#note", 2, 4, "forward"),
                            null,
                            0)),
                    List.of(new OriginStorage("https://shop.example", Map.of("step", "2"))))),
            List.of(new Cookie(
                    "id",
                    "secret",
                    "shop.example",
                    "/",
                    -1,
                    true,
                    true,
                    "Lax",
                    "Medium",
                    "Secure",
                    443,
                    new Cookie.Partition("https://mall.example", false))),
            List.of(),
            List.of());

    @Test
    void states_are_the_same_after_a_trip_through_json() {
        assertThat(Manifest.fromJson(MANIFEST.toJson())).isEqualTo(MANIFEST);
        assertThat(Overlay.fromJson(OVERLAY.toJson())).isEqualTo(OVERLAY);
    }

    @Test
    void a_manifest_of_the_first_version_can_still_be_read() {
        Manifest old = Manifest.fromJson("""
            {"version":1,"captured_at":"2026-01-02T03:04:05Z","chromium":"Chrome/156","active":0,
             "tabs":[{"url":"https://shop.example/","title":"Shop"}]}
            """);
        assertThat(old.tabs()).containsExactly(new Manifest.Tab("", "https://shop.example/", "Shop"));
        assertThat(old.counts()).isEqualTo(Manifest.Counts.NONE);
    }

    @Test
    void what_a_newer_version_adds_is_passed_over() {
        Overlay newer = Overlay.fromJson("""
            {"version":9,"captured_at":"2026-01-02T03:04:05Z","smells":["of roses"],
             "tabs":[{"id":"a","url":"u","title":"t","mood":1,"frames":[{"controls":[{"at":"#x","kind":"hologram"}]}]}],
             "cookies":[{"name":"id","value":"1","domain":"d","path":"/","expires":-1,"flavour":"oat"}]}
            """);
        assertThat(newer.tabs()).hasSize(1);
        assertThat(newer.tabs().getFirst().frames().getFirst().controls())
                .extracting(Control::kind)
                .containsExactly(Kind.OTHER);
        assertThat(newer.cookies()).extracting(Cookie::name).containsExactly("id");
    }

    @Test
    void values_are_not_shown_by_accident() {
        assertThat(OVERLAY.toString()).doesNotContain("secret").doesNotContain("no sugar");
    }
}
