package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.state.FrameState;
import dev.browsergrid.profiles.state.FrameState.Control;
import dev.browsergrid.profiles.state.FrameState.Kind;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.Manifest.Counts;
import dev.browsergrid.profiles.state.Overlay;
import dev.browsergrid.profiles.state.TabState;
import java.util.List;
import java.util.stream.Stream;

/// The manifest of an overlay.
final class Summary {
    private Summary() {}

    static Manifest of(Overlay overlay, String chromium) {
        List<TabState> tabs = overlay.tabs();
        return new Manifest(
                Manifest.VERSION,
                overlay.capturedAt(),
                chromium,
                tabs.stream()
                        .map(tab -> new Manifest.Tab(tab.id(), tab.url(), tab.title()))
                        .toList(),
                tabs.stream().map(TabState::active).toList().indexOf(true),
                new Counts(
                        overlay.cookies().size(),
                        tabs.stream().mapToInt(Summary::forms).sum(),
                        tabs.stream().mapToInt(Summary::passwords).sum(),
                        overlay.localStorage().size()),
                overlay.leftOut());
    }

    /// Forms in which something stands; controls outside of any form make one together.
    static int forms(TabState tab) {
        return (int) tab.frames().stream()
                .flatMap(frame -> touched(frame).map(control -> List.of(frame.path(), control.form())))
                .distinct()
                .count();
    }

    private static int passwords(TabState tab) {
        return (int) tab.frames().stream()
                .flatMap(Summary::touched)
                .filter(control -> control.kind() == Kind.PASSWORD)
                .count();
    }

    private static Stream<Control> touched(FrameState frame) {
        return frame.controls().stream().filter(Control::touched);
    }
}
