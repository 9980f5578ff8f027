package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.state.FrameState;
import dev.browsergrid.profiles.state.FrameState.Control;
import dev.browsergrid.profiles.state.FrameState.Editable;
import dev.browsergrid.profiles.state.LeftOut;
import dev.browsergrid.profiles.state.OriginStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps one overlay within its limits and remembers what it left out.
final class Trimming {
    private final OverlayLimits limits;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private long total;

    Trimming(OverlayLimits limits) {
        this.limits = limits;
    }

    FrameState trim(FrameState frame) {
        List<Control> controls = frame.controls().stream()
                .filter(control ->
                        fits("control", frame.url() + " " + control.at(), length(control.values()), limits.value()))
                .toList();
        List<Editable> editables = frame.editables().stream()
                .filter(one -> fits(
                        "editable", frame.url() + " " + one.at(), one.html().length(), limits.value()))
                .toList();
        return frame.with(controls, editables);
    }

    Optional<OriginStorage> trim(String what, String origin, Map<String, String> items) {
        long size = items.entrySet().stream()
                .mapToLong(
                        item -> item.getKey().length() + (long) item.getValue().length())
                .sum();
        return items.isEmpty() || !fits(what, origin, size, limits.origin())
                ? Optional.empty()
                : Optional.of(new OriginStorage(origin, items));
    }

    void unanswered(String url) {
        leftOut.add(new LeftOut("tab", url, 0, LeftOut.Why.NO_ANSWER));
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    private boolean fits(String what, String where, long size, long most) {
        if (size <= most && total + size <= limits.total()) {
            total += size;
            return true;
        }
        leftOut.add(new LeftOut(what, where, size, LeftOut.Why.TOO_LARGE));
        return false;
    }

    private static long length(List<String> values) {
        return values.stream().mapToLong(String::length).sum();
    }
}
