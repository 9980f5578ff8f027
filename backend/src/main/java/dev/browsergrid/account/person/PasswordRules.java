package dev.browsergrid.account.person;

import dev.browsergrid.platform.Problem;
import java.nio.charset.StandardCharsets;

/// What a new password and an e-mail must be.
public final class PasswordRules {
    private static final int SHORTEST = 12;
    /// BCrypt does not see what comes after.
    private static final int LONGEST = 72;

    private PasswordRules() {}

    /// The password, if it will do.
    ///
    /// @throws Problem `password_too_short` or `password_too_long`
    public static String check(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < SHORTEST) {
            throw Problem.invalid("password_too_short", "A password has at least " + SHORTEST + " characters.");
        }
        if (bytes > LONGEST) {
            throw Problem.invalid("password_too_long", "A password has at most " + LONGEST + " bytes.");
        }
        return password;
    }
}
