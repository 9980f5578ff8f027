package dev.browsergrid.agents.browser;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ToolCall;
import dev.browsergrid.agents.ToolError;
import java.util.Optional;

/// Keeps the agent's hands off captchas: they are there to tell people from programs, and are for people.
final class Challenges {
    private static final Refused FOR_PEOPLE =
            new Refused(ToolError.CAPTCHA_IS_FOR_PEOPLE, "it belongs to a captcha, which is for the user alone");

    private final Attachment attachment;
    private final Examining examining;

    Challenges(Attachment attachment, Examining examining) {
        this.attachment = attachment;
        this.examining = examining;
    }

    /// Why an action may not be done; empty when no captcha is in its way.
    Optional<Refused> refusal(ToolCall.Action action) {
        if (!touches(action)) {
            return Optional.empty();
        }
        return examining.target(action).filter(this::isCaptcha).map(_ -> FOR_PEOPLE);
    }

    private static boolean touches(ToolCall.Action action) {
        return switch (action) {
            case ToolCall.Click _, ToolCall.ClickAt _, ToolCall.Drag _ -> true;
            case ToolCall.Type _, ToolCall.Press _, ToolCall.Select _ -> true;
            default -> false;
        };
    }

    private boolean isCaptcha(ElementHandle element) {
        Frame frame = attachment.leash().within(Bounds.ASK, element::ownerFrame);
        for (Frame around = frame; around != null && around.parentFrame() != null; around = around.parentFrame()) {
            if (ChallengeScripts.isCaptcha(around.url())) {
                return true;
            }
        }
        Object answer = attachment.leash().within(Bounds.ASK, () -> element.evaluate(ChallengeScripts.IS_CAPTCHA));
        return Boolean.TRUE.equals(answer);
    }
}
