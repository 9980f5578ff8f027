package dev.browsergrid.agents.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ActionResult.Worked;
import dev.browsergrid.agents.Screenshot;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolError;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What goes by the picture of the visible page, in its pixels: clicks at a point, closer looks at a part.
final class Sighted {
    private static final double LARGEST_WIDTH = 1_200;
    private static final double LARGEST_HEIGHT = 900;
    private static final double MOST_ENLARGED = 4;

    private final Hand hand;

    Sighted(Hand hand) {
        this.hand = hand;
    }

    /// The visible part of the page: its place in the document and size, in CSS pixels of which one is `ratio` pixels
    /// of a picture.
    record View(double left, double top, double width, double height, double ratio) {
        static View of(Leash leash, Page page) {
            Object answer = leash.within(Bounds.ASK, () -> page.evaluate(Scripts.VIEW));
            List<Double> numbers = answer instanceof List<?> list
                    ? list.stream()
                            .map(number -> ((Number) number).doubleValue())
                            .toList()
                    : List.of(0.0, 0.0, 0.0, 0.0, 1.0);
            return new View(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
        }
    }

    ActionResult click(ToolCall.ClickAt click) {
        View view = view();
        double x = click.x() / view.ratio();
        double y = click.y() / view.ratio();
        if (x >= view.width() || y >= view.height()) {
            return new Refused(ToolError.NOT_POSSIBLE, outside(view));
        }
        String hit = String.valueOf(hand.leash()
                .within(Bounds.ASK, () -> hand.page().evaluate(Scripts.AT_POINT, List.of(x, y))));
        String did = click.twice() ? "double-clicked " + hit : "clicked " + hit;
        return hand.onPage(did, () -> {
            Mouse mouse = hand.page().mouse();
            hand.leash().within(Bounds.ACT, () -> mouse.move(x, y));
            hand.pause(Bounds.HOVER);
            hand.leash()
                    .within(
                            Bounds.ACT,
                            () -> mouse.click(
                                    x,
                                    y,
                                    new Mouse.ClickOptions()
                                            .setButton(Pointing.button(click.button()))
                                            .setClickCount(click.twice() ? 2 : 1)));
        });
    }

    ActionResult zoom(ToolCall.Part part) {
        View view = view();
        return switch (part) {
            case ToolCall.Part.Element(var ref) -> {
                Optional<Locator> element = hand.elements().find(hand.tab(), ref);
                if (element.isEmpty()) {
                    yield Hand.stale(ref);
                }
                BoundingBox box = hand.leash()
                        .within(
                                Bounds.ASK,
                                () -> element.get()
                                        .boundingBox(new Locator.BoundingBoxOptions()
                                                .setTimeout(Bounds.playwright(Bounds.ASK))));
                yield box == null
                        ? new Refused(ToolError.NOT_VISIBLE, "it is not visible")
                        : picture(view, box.x, box.y, box.width, box.height);
            }
            case ToolCall.Part.Region(var x, var y, var width, var height) ->
                picture(view, x / view.ratio(), y / view.ratio(), width / view.ratio(), height / view.ratio());
        };
    }

    // cut to what is visible: more could be drawn only by scrolling or resizing the page, which a look must not
    private ActionResult picture(View view, double x, double y, double width, double height) {
        double left = Math.max(0, x);
        double top = Math.max(0, y);
        double right = Math.min(view.width(), x + width);
        double bottom = Math.min(view.height(), y + height);
        if (right - left < 1 || bottom - top < 1) {
            return new Refused(ToolError.NOT_VISIBLE, "it is not in view; scroll to it first");
        }
        double scale = Math.clamp(
                Math.min(LARGEST_WIDTH / (right - left), LARGEST_HEIGHT / (bottom - top)) / view.ratio(),
                1,
                MOST_ENLARGED);
        JsonObject clip = new JsonObject();
        clip.addProperty("x", view.left() + left);
        clip.addProperty("y", view.top() + top);
        clip.addProperty("width", right - left);
        clip.addProperty("height", bottom - top);
        clip.addProperty("scale", scale);
        JsonObject settings = new JsonObject();
        settings.addProperty("format", "jpeg");
        settings.addProperty("quality", PageReader.JPEG_QUALITY);
        settings.add("clip", clip);
        Optional<Screenshot> picture = new Veil(hand.leash(), hand.safety().secrets())
                .over(hand.page(), false, () -> taken(settings), () -> new Veil.Crop(left, top, view.ratio() * scale))
                .flatMap(Jpeg::sized);
        return picture.isEmpty()
                ? new Refused(ToolError.TIMEOUT, "the page did not let itself be drawn")
                : new Worked("took a picture, enlarged %.1f times".formatted(scale), false, false, picture);
    }

    private byte[] taken(JsonObject settings) {
        Page page = hand.page();
        CDPSession session =
                hand.leash().within(Bounds.ASK, () -> page.context().newCDPSession(page));
        try {
            JsonObject answer =
                    hand.leash().within(Bounds.SCREENSHOT, () -> session.send("Page.captureScreenshot", settings));
            return Base64.getDecoder().decode(answer.get("data").getAsString());
        } finally {
            hand.leash().within(Bounds.ASK, session::detach);
        }
    }

    private View view() {
        return View.of(hand.leash(), hand.page());
    }

    private static String outside(View view) {
        return "the point is outside of the visible page, whose picture is %d x %d pixels"
                .formatted(Math.round(view.width() * view.ratio()), Math.round(view.height() * view.ratio()));
    }
}
