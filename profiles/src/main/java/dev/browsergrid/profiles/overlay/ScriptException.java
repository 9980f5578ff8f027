package dev.browsergrid.profiles.overlay;

/// The script failed in a document. Only this document is given up for it: what the script was given may come from
/// an archive that anybody wrote.
final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScriptException(String message) {
        super(message);
    }
}
