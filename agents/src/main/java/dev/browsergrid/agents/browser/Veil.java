package dev.browsergrid.agents.browser;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.browsergrid.agents.safety.TaskSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Finds where a page shows secrets: fields that hold one and texts that spell one, in all its frames.
/// Nothing is asked of pages that tells them a secret: they say what they show, and it is compared here.
final class Veil {
    private static final int MOST_FRAMES = 30;

    private final Leash leash;
    private final TaskSecrets secrets;

    Veil(Leash leash, TaskSecrets secrets) {
        this.leash = leash;
        this.secrets = secrets;
    }

    /// A part of the visible page, in CSS pixels.
    record Box(double x, double y, double width, double height) {}

    /// What a frame's pixels are in those of the page.
    private record Place(double x, double y, double scaleX, double scaleY) {
        Box box(Box inner) {
            return new Box(
                    x + inner.x() * scaleX, y + inner.y() * scaleY, inner.width() * scaleX, inner.height() * scaleY);
        }

        Place within(Place outer) {
            return new Place(
                    outer.x() + x * outer.scaleX(),
                    outer.y() + y * outer.scaleY(),
                    scaleX * outer.scaleX(),
                    scaleY * outer.scaleY());
        }
    }

    /// Which part of the visible page a picture shows: from where on, and how large a CSS pixel is in
    /// it.
    record Crop(double left, double top, double scale) {}

    /// A picture with what is secret painted over, where it was before and after it was drawn; empty
    /// when the page does not tell. `whole` pictures show more than is in view.
    Optional<byte[]> over(Page page, boolean whole, Supplier<byte[]> draw, Supplier<Crop> crop) {
        if (secrets.isEmpty()) {
            return Optional.of(draw.get());
        }
        Optional<List<Box>> before = boxes(page, whole);
        byte[] jpeg = draw.get();
        Optional<List<Box>> after = boxes(page, whole);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<Box> boxes = new ArrayList<>(before.get());
        boxes.addAll(after.get());
        Crop shown = crop.get();
        return Painting.over(jpeg, boxes, shown.left(), shown.top(), shown.scale());
    }

    /// The boxes to be painted over; empty when the page does not tell, so that it is better not shown
    /// at all. `whole` also looks at what is not in view.
    private Optional<List<Box>> boxes(Page page, boolean whole) {
        List<Box> boxes = new ArrayList<>();
        boolean told = look(page.mainFrame(), new Place(0, 0, 1, 1), whole, boxes);
        return told ? Optional.of(boxes) : Optional.empty();
    }

    private boolean look(Frame frame, Place place, boolean whole, List<Box> boxes) {
        Object shown;
        try {
            shown = leash.within(Bounds.ASK, () -> frame.evaluate(VeilScripts.SHOWN, whole));
        } catch (PlaywrightException | Leash.TooSlowException silent) {
            return false;
        }
        if (!(shown instanceof Map<?, ?> parts)) {
            return false;
        }
        fields(parts.get("fields")).forEach(field -> boxes.add(place.box(field)));
        texts(parts.get("texts")).forEach(text -> boxes.add(place.box(text)));
        for (Frame child : frame.childFrames().stream().limit(MOST_FRAMES).toList()) {
            inner(child, place, whole, boxes);
        }
        return true;
    }

    /// A frame that does not tell what it shows is covered as a whole.
    private void inner(Frame frame, Place place, boolean whole, List<Box> boxes) {
        Object answer;
        try {
            ElementHandle element = leash.within(Bounds.ASK, frame::frameElement);
            answer = leash.within(Bounds.ASK, () -> element.evaluate(VeilScripts.FRAME_PLACE));
        } catch (PlaywrightException gone) {
            return;
        }
        List<Double> numbers = numbers(answer);
        if (numbers.size() < 6 || numbers.get(4) < 1 || numbers.get(5) < 1) {
            return;
        }
        Place inside = new Place(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)).within(place);
        if (!look(frame, inside, whole, boxes)) {
            boxes.add(new Place(numbers.get(0), numbers.get(1), 1, 1)
                    .within(place)
                    .box(new Box(0, 0, numbers.get(4), numbers.get(5))));
        }
    }

    private List<Box> fields(@Nullable Object fields) {
        return entries(fields).stream()
                .filter(field ->
                        !secrets.places(String.valueOf(field.getFirst())).isEmpty())
                .map(Veil::box)
                .toList();
    }

    /// A secret may be spelled by several texts in a row.
    private List<Box> texts(@Nullable Object texts) {
        List<List<?>> entries = entries(texts);
        StringBuilder all = new StringBuilder();
        List<Integer> begins = new ArrayList<>();
        for (List<?> entry : entries) {
            begins.add(all.length());
            all.append(entry.getFirst());
        }
        List<Box> found = new ArrayList<>();
        for (MatchResult place : secrets.places(all.toString())) {
            for (int i = 0; i < entries.size(); i++) {
                int end = i + 1 < entries.size() ? begins.get(i + 1) : all.length();
                if (begins.get(i) < place.end() && end > place.start()) {
                    found.add(box(entries.get(i)));
                }
            }
        }
        return found;
    }

    private static List<List<?>> entries(@Nullable Object list) {
        List<List<?>> entries = new ArrayList<>();
        if (list instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof List<?> entry && entry.size() == 5) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private static Box box(List<?> entry) {
        List<Double> numbers = numbers(entry.subList(1, 5));
        return new Box(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    private static List<Double> numbers(Object answer) {
        return answer instanceof List<?> list
                ? list.stream()
                        .map(number -> number instanceof Number value ? value.doubleValue() : 0.0)
                        .toList()
                : List.of();
    }
}
