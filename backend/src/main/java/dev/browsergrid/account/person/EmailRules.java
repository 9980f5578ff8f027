package dev.browsergrid.account.person;

import dev.browsergrid.platform.Problem;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an e-mail must look like. Whether it exists only a message to it could tell.
public final class EmailRules {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
    private static final int LONGEST = 254;

    private EmailRules() {}

    /// The e-mail without blanks around it.
    ///
    /// @throws Problem `email_invalid`
    public static String check(@Nullable String given) {
        String email = Objects.requireNonNullElse(given, "").strip();
        if (email.length() > LONGEST || !EMAIL.matcher(email).matches()) {
            throw Problem.invalid("email_invalid", "This is no e-mail address.");
        }
        return email;
    }
}
