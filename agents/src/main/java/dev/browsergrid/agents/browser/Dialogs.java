package dev.browsergrid.agents.browser;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.PlaywrightException;
import dev.browsergrid.agents.ToolCall.DialogAnswer;

/// Answers JavaScript dialogs so that they never block a page: alert and beforeunload are accepted, confirm and prompt
/// as the running action says.
final class Dialogs {
    private final Notices notices;
    private DialogAnswer answer = DialogAnswer.DISMISS;

    Dialogs(Notices notices) {
        this.notices = notices;
    }

    /// How confirm and prompt are answered from now on.
    void answerWith(DialogAnswer next) {
        answer = next;
    }

    void opened(Dialog dialog) {
        boolean accept = answer.accept()
                || dialog.type().equals("alert")
                || dialog.type().equals("beforeunload");
        String text = accept && dialog.type().equals("prompt") ? answer.text() : "";
        try {
            if (!accept) {
                dialog.dismiss();
            } else if (dialog.type().equals("prompt")) {
                dialog.accept(text.isEmpty() ? dialog.defaultValue() : text);
            } else {
                dialog.accept();
            }
        } catch (PlaywrightException _) {
            // somebody else, such as the person watching, answered it first
        }
        notices.add("dialog", "%s said \"%s\"; it was %s".formatted(dialog.type(), dialog.message(), word(accept)));
    }

    private static String word(boolean accept) {
        return accept ? "accepted" : "dismissed";
    }
}
