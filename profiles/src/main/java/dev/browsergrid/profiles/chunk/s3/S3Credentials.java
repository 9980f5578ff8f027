package dev.browsergrid.profiles.chunk.s3;

import java.util.Optional;
import java.util.regex.Pattern;

/// Who asks. A session token comes with keys that are lent for a while. Prints without its secrets.
public record S3Credentials(String accessKey, String secretKey, Optional<String> sessionToken) {
    private static final Pattern FORM = Pattern.compile("[!-~]+");

    public S3Credentials {
        require("access key", accessKey);
        require("secret key", secretKey);
        sessionToken.ifPresent(token -> require("session token", token));
    }

    // also because the HTTP client tells the value of a header that it refuses
    private static void require(String what, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("the " + what + " must be visible ASCII characters without spaces");
        }
    }

    /// A text without the secrets, should somebody have put them in.
    String redact(String text) {
        String redacted = text.replace(secretKey, "***");
        return sessionToken.map(token -> redacted.replace(token, "***")).orElse(redacted);
    }

    @Override
    public String toString() {
        return "S3Credentials[" + accessKey + "]";
    }
}
