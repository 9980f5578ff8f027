package dev.browsergrid.proxy.policy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What clients call the files they sent: `/uploads/<id>/<name>`. Only text is looked at; that there is no such file is
/// for the browser to find out.
final class UploadPaths {
    private static final Pattern SENT = Pattern.compile(
            "/uploads/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})/([^/\\\\\\p{Cntrl}]{1,255})");

    private UploadPaths() {}

    /// Where the browser finds the file; empty when the path is none of these.
    static Optional<String> real(Path uploads, String path) {
        Matcher sent = SENT.matcher(path);
        return sent.matches() && !sent.group(2).matches("\\.\\.?")
                ? Optional.of(uploads + "/" + sent.group(1) + "/" + sent.group(2))
                : Optional.empty();
    }
}
