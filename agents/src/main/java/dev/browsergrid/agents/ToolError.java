package dev.browsergrid.agents;

import java.util.Locale;

/// Why a tool call did not work. The lower-case name is what the model and the API see; the hint tells the model what
/// to try instead.
public enum ToolError {
    /// The ref is not on the page any more.
    STALE_REF("Take the ref from the newest page."),
    /// The element is there but not shown.
    NOT_VISIBLE("Open or scroll to the part of the page that holds it, or use another element."),
    /// Something else lies over the element.
    COVERED("Close or move what lies over it first."),
    /// The element is disabled or read-only.
    DISABLED("Find out what enables it, such as a required field."),
    /// It took too long.
    TIMEOUT("Wait a moment and look again, or try another way."),
    /// The address could not be opened.
    NAVIGATION_FAILED("Check the address, or try another one."),
    /// The run may not visit that domain.
    BLOCKED_DOMAIN("No way leads there in this run: go on without it, or say that the task needs it."),
    /// The secret belongs to other sites than the field's.
    SECRET_WRONG_SITE("Type it on one of its own sites, or say that the task cannot be done."),
    /// A secret was to become part of an address.
    SECRET_IN_URL("Type it into a field of its own site instead."),
    /// It belongs to a test for people.
    CAPTCHA_IS_FOR_PEOPLE("Call yield_to_user and let the user do it; do not try it in another way."),
    /// A one-time code was neither the user's nor a secret's.
    CODE_NOT_GIVEN("Ask the user with ask_user, kind code, or call yield_to_user; never make a code up."),
    /// A dialog blocks the page.
    DIALOG_OPEN("Try again and say with on_dialog how to answer it."),
    /// A thing that was named does not exist.
    NOT_FOUND("Choose one that exists."),
    /// The element is of a kind this cannot be done with.
    NOT_POSSIBLE("Use a tool that fits the element."),
    /// There is no such tool.
    UNKNOWN_TOOL("Use one of the tools you were given."),
    /// The arguments do not fit the tool.
    INVALID_ARGUMENTS("Call it again with arguments that fit its schema."),
    /// What an answer cites was not seen.
    EVIDENCE_NOT_FOUND("Cite what the page shows word for word, read it first, or correct the answer."),
    /// The output does not fit the task's schema.
    OUTPUT_INVALID("Call done again with an output that fits; this is the last try."),
    /// A person looked at it and said no.
    APPROVAL_DENIED("Do not try it in another way; go on without it, or call done and say so."),
    /// A person was asked and said nothing.
    APPROVAL_EXPIRED("Do not try it in another way; go on without it, or call done and say so."),
    /// What a person allowed is not what the page shows now.
    APPROVAL_VOID("Look at the page as it is now; if it is still right, do it again and the user is asked again."),
    /// An earlier call of the same turn failed or changed the page.
    NOT_EXECUTED("Look at the page as it is now, then decide again.");

    private final String hint;

    ToolError(String hint) {
        this.hint = hint;
    }

    /// The code as the model and the API spell it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String hint() {
        return hint;
    }
}
