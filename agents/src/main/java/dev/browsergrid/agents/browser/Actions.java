package dev.browsergrid.agents.browser;

import com.microsoft.playwright.PlaywrightException;
import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolCall.DialogAnswer;
import dev.browsergrid.agents.ToolError;
import java.util.List;
import java.util.Optional;

/// Sends each action to what does it, and turns what Playwright throws into an answer the model can act on.
final class Actions {
    private final Attachment attachment;
    private final Pointing pointing;
    private final Writing writing;
    private final Choosing choosing;
    private final Moving moving;
    private final TabActions tabs;
    private final Looking looking;
    private final Revealing revealing;
    private final Filling filling;
    private final Sighted sighted;
    private final Challenges challenges;

    Actions(Attachment attachment, Settling settling, PageReader reader) {
        this.attachment = attachment;
        this.challenges = new Challenges(attachment, new Examining(attachment, reader));
        Hand hand = new Hand(attachment, settling, reader);
        this.pointing = new Pointing(hand);
        this.writing = new Writing(hand);
        this.choosing = new Choosing(hand);
        this.moving = new Moving(hand, settling);
        this.tabs = new TabActions(attachment, hand, moving);
        this.looking = new Looking(hand, reader, settling);
        this.revealing = new Revealing(hand, reader);
        this.sighted = new Sighted(hand);
        this.filling = new Filling(hand, action -> attempt(action, List.of()));
    }

    ActionResult act(ToolCall.Action action, List<TaskFile> files) {
        try {
            return attempt(action, files);
        } finally {
            attachment.answerDialogsWith(DialogAnswer.DISMISS);
        }
    }

    private ActionResult attempt(ToolCall.Action action, List<TaskFile> files) {
        try {
            Optional<ActionResult.Refused> held = challenges.refusal(action);
            return held.isPresent() ? held.get() : dispatch(action, files);
        } catch (Leash.TooSlowException _) {
            return new ActionResult.Refused(ToolError.TIMEOUT, "the page does not answer");
        } catch (PlaywrightException problem) {
            if (!attachment.isConnected()) {
                throw problem;
            }
            return Trouble.ofAction(problem);
        }
    }

    private ActionResult dispatch(ToolCall.Action action, List<TaskFile> files) {
        return switch (action) {
            case ToolCall.Navigate(var url) -> moving.navigate(url);
            case ToolCall.Back() -> moving.back();
            case ToolCall.Click click -> {
                attachment.answerDialogsWith(click.dialog());
                yield pointing.click(click);
            }
            case ToolCall.ClickAt click -> {
                attachment.answerDialogsWith(click.dialog());
                yield sighted.click(click);
            }
            case ToolCall.Hover(var ref) -> pointing.hover(ref);
            case ToolCall.Drag(var from, var to) -> pointing.drag(from, to);
            case ToolCall.Type type -> writing.type(type);
            case ToolCall.FillForm(var fields) -> filling.fill(fields);
            case ToolCall.Press(var keys, var ref) -> writing.press(keys, ref);
            case ToolCall.Select(var ref, var values) -> choosing.select(ref, values);
            case ToolCall.Upload(var ref, var names) -> choosing.upload(ref, names, files);
            case ToolCall.Scroll scroll -> moving.scroll(scroll);
            case ToolCall.ScrollTo(var ref, var text) -> revealing.scrollTo(ref, text);
            case ToolCall.Wait(var until) -> looking.await(until);
            case ToolCall.Read(var ref, var most) -> looking.read(ref, most);
            case ToolCall.Find(var query) -> revealing.find(query);
            case ToolCall.TakeScreenshot(var fullPage) -> looking.picture(fullPage);
            case ToolCall.Zoom(var part) -> sighted.zoom(part);
            case ToolCall.ListTabs() -> tabs.list();
            case ToolCall.NewTab(var url) -> tabs.open(url);
            case ToolCall.SwitchTab(var tab) -> tabs.switchTo(tab);
            case ToolCall.CloseTab(var tab) -> tabs.close(tab);
        };
    }
}
