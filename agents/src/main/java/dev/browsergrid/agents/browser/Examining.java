package dev.browsergrid.agents.browser;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.BoundingBox;
import dev.browsergrid.agents.Screenshot;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.oversight.Examination;
import dev.browsergrid.agents.oversight.Stake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at what an action is about to act on, without touching it.
final class Examining {
    private static final Examination HIDDEN = new Examination.Unclear("the page does not answer");
    private static final int MOST_FRAMES_DEEP = 5;

    private final Attachment attachment;
    private final PageReader reader;
    private final Elements elements;

    Examining(Attachment attachment, PageReader reader) {
        this.attachment = attachment;
        this.reader = reader;
        this.elements = new Elements(attachment.leash(), attachment.safety().secrets());
    }

    Examination examine(ToolCall.Action action) {
        try {
            Optional<Subject> subject = subject(action);
            if (subject.isEmpty()) {
                return new Examination.Nothing();
            }
            return switch (subject.get()) {
                case Subject.Whole() -> new Examination.Found(whole());
                case Subject.Part(ElementHandle element) -> new Examination.Found(stake(element));
            };
        } catch (Leash.TooSlowException _) {
            return HIDDEN;
        } catch (PlaywrightException problem) {
            if (!attachment.isConnected()) {
                throw problem;
            }
            return HIDDEN;
        }
    }

    /// A part of the page with the element outlined.
    Optional<Screenshot> picture(ToolCall.Action action) {
        try {
            return subject(action).flatMap(subject -> switch (subject) {
                case Subject.Whole() -> reader.screenshot(tab(), false);
                case Subject.Part(ElementHandle element) -> outlined(element);
            });
        } catch (Leash.TooSlowException _) {
            return Optional.empty();
        } catch (PlaywrightException problem) {
            if (!attachment.isConnected()) {
                throw problem;
            }
            return Optional.empty();
        }
    }

    /// The element an action would use, if it is there.
    Optional<ElementHandle> target(ToolCall.Action action) {
        Optional<Subject> subject = action instanceof ToolCall.Drag(var from, var _) ? part(from) : subject(action);
        return subject.flatMap(found -> switch (found) {
            case Subject.Whole() -> Optional.empty();
            case Subject.Part(ElementHandle element) -> Optional.of(element);
        });
    }

    private sealed interface Subject {
        record Whole() implements Subject {}

        record Part(ElementHandle element) implements Subject {}
    }

    /// Empty when what the action names is not there.
    private Optional<Subject> subject(ToolCall.Action action) {
        return switch (action) {
            case ToolCall.Click click -> part(click.ref());
            case ToolCall.Type type -> part(type.ref());
            case ToolCall.Select select -> part(select.ref());
            case ToolCall.Hover(var ref) -> part(ref);
            case ToolCall.Upload upload -> part(upload.ref());
            case ToolCall.Drag(var _, var to) -> part(to);
            case ToolCall.FillForm(var fields) -> filled(fields);
            case ToolCall.ClickAt(double x, double y, var _, var _, var _) ->
                at(tab().mainFrame(), x, y, 0)
                        .<Subject>map(Subject.Part::new)
                        .or(() -> Optional.of(new Subject.Whole()));
            case ToolCall.Press press ->
                press.ref() == null
                        ? Optional.of(focused().<Subject>map(Subject.Part::new).orElseGet(Subject.Whole::new))
                        : part(press.ref());
            default -> Optional.of(new Subject.Whole());
        };
    }

    private Page tab() {
        return attachment.tabs().active().page();
    }

    private Optional<Subject> part(String ref) {
        return element(ref).map(Subject.Part::new);
    }

    private Optional<ElementHandle> element(String ref) {
        Optional<Locator> found = elements.find(attachment.tabs().active(), ref);
        return found.map(locator -> attachment
                .leash()
                .within(
                        Bounds.ASK,
                        () -> locator.elementHandle(
                                new Locator.ElementHandleOptions().setTimeout(Bounds.playwright(Bounds.ASK)))));
    }

    /// Of a form that is filled in, what is ticked matters, and otherwise its first field.
    private Optional<Subject> filled(List<ToolCall.Field> fields) {
        List<ElementHandle> found = new ArrayList<>();
        for (ToolCall.Field field : fields) {
            Optional<ElementHandle> element = element(field.ref());
            element.ifPresent(found::add);
            if (element.isPresent() && field.value().strip().equalsIgnoreCase("true")) {
                return element.map(Subject.Part::new);
            }
        }
        return found.stream().findFirst().map(Subject.Part::new);
    }

    private Optional<ElementHandle> at(Frame frame, double x, double y, int depth) {
        Optional<ElementHandle> hit = handle(frame, ExaminingScript.AT_POINT, List.of(x, y));
        Optional<Frame> inner = hit.flatMap(
                element -> Optional.ofNullable(attachment.leash().within(Bounds.ASK, element::contentFrame)));
        if (inner.isEmpty() || depth >= MOST_FRAMES_DEEP) {
            return hit;
        }
        BoundingBox box = attachment.leash().within(Bounds.ASK, hit.get()::boundingBox);
        // what a page says of boxes is in pixels of the page, whichever frame they are in
        BoundingBox outer = depth == 0 ? new BoundingBox() : boxOf(frame);
        return at(inner.get(), x - (box.x - outer.x), y - (box.y - outer.y), depth + 1)
                .or(() -> hit);
    }

    private BoundingBox boxOf(Frame frame) {
        return attachment.leash().within(Bounds.ASK, () -> frame.frameElement().boundingBox());
    }

    private Optional<ElementHandle> focused() {
        return tab().frames().reversed().stream()
                .filter(frame -> !frame.isDetached())
                .flatMap(frame -> handle(frame, ExaminingScript.FOCUSED, null).stream())
                .findFirst();
    }

    private Optional<ElementHandle> handle(Frame frame, String script, @Nullable Object argument) {
        JSHandle found = attachment.leash().within(Bounds.ASK, () -> frame.evaluateHandle(script, argument));
        return Optional.ofNullable(found.asElement());
    }

    private Stake stake(ElementHandle element) {
        Object answer = attachment.leash().within(Bounds.ASK, () -> element.evaluate(ExaminingScript.STAKE));
        if (!(answer instanceof Map<?, ?> map)) {
            throw new PlaywrightException("the element did not say what it is");
        }
        String address = tab().url();
        return new Stake(
                address,
                origin(element),
                new Stake.Element(text(map, "kind"), text(map, "name"), flag(map, "opens"), flag(map, "ticked")),
                new Stake.Form(
                        flag(map, "sends"),
                        flag(map, "password"),
                        flag(map, "newPassword"),
                        flag(map, "card"),
                        flag(map, "words"),
                        text(map, "button"),
                        text(map, "text"),
                        text(map, "sendsTo")),
                Fingerprint.of(address, text(map, "state")));
    }

    /// The browser's word, since a page can change what it says of itself. Frames without an address are of the
    /// document that made them.
    private String origin(ElementHandle element) {
        Frame frame = attachment.leash().within(Bounds.ASK, element::ownerFrame);
        while (frame != null && !frame.url().startsWith("http") && frame.parentFrame() != null) {
            frame = frame.parentFrame();
        }
        return Fingerprint.origin(frame == null ? "" : frame.url());
    }

    private Stake whole() {
        String address = tab().url();
        return new Stake(
                address, Fingerprint.origin(address), Stake.NO_ELEMENT, Stake.Form.NONE, Fingerprint.of(address, ""));
    }

    private Optional<Screenshot> outlined(ElementHandle element) {
        attachment
                .leash()
                .within(
                        Bounds.ASK,
                        () -> element.scrollIntoViewIfNeeded(new ElementHandle.ScrollIntoViewIfNeededOptions()
                                .setTimeout(Bounds.playwright(Bounds.ASK))));
        BoundingBox box = attachment.leash().within(Bounds.ASK, element::boundingBox);
        double width =
                ((Number) attachment.leash().within(Bounds.ASK, () -> tab().evaluate("innerWidth"))).doubleValue();
        return reader.screenshot(tab(), false)
                .map(shot -> box == null ? shot : Outline.around(shot, box, shot.width() / Math.max(1, width)));
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    private static boolean flag(Map<?, ?> map, String key) {
        return Boolean.TRUE.equals(map.get(key));
    }
}
