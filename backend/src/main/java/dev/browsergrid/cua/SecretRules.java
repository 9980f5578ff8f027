package dev.browsergrid.cua;

import dev.browsergrid.agents.safety.Secret;
import dev.browsergrid.agents.safety.SecretSite;
import dev.browsergrid.agents.safety.Totp;
import dev.browsergrid.cua.CuaRequest.NewSecret;
import dev.browsergrid.platform.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may be a run's secret. Pure; what is wrong is said without the value.
final class SecretRules {
    private static final int MOST = 20;
    private static final int MOST_DOMAINS = 20;
    // fewer characters would be masked in every other word
    private static final int SHORTEST = 4;
    private static final int LONGEST = 1_000;

    private final List<FieldError> errors = new ArrayList<>();

    private SecretRules() {}

    /// Everything wrong, by field; null is a field that was left out.
    static List<FieldError> check(@Nullable Map<String, @Nullable NewSecret> secrets) {
        SecretRules rules = new SecretRules();
        if (secrets != null && secrets.size() > MOST) {
            rules.wrong("secrets", "At most " + MOST + ".");
        } else if (secrets != null) {
            secrets.forEach(rules::check);
        }
        return rules.errors;
    }

    private void check(String name, @Nullable NewSecret secret) {
        if (!Secret.NAME.matcher(name).matches()) {
            // a value may have been put where its name belongs
            wrong("secrets", "A name has 1 to 64 letters, digits, dots, dashes and underscores.");
            return;
        }
        String field = "secrets." + name;
        if (secret == null) {
            wrong(field, "A value or totp, and domains.");
            return;
        }
        String value = secret.value();
        String totp = secret.totp();
        if ((value == null) == (totp == null)) {
            wrong(field, "Either a value or totp.");
        }
        if (value != null && (value.strip().length() < SHORTEST || value.length() > LONGEST)) {
            wrong(field + ".value", SHORTEST + " to " + LONGEST + " characters; shorter ones could not be masked.");
        }
        if (totp != null && (totp.length() > LONGEST || Totp.parse(totp).isEmpty())) {
            wrong(field + ".totp", "A key in base32 of at least 16 letters, or an otpauth://totp/ address.");
        }
        domains(field + ".domains", secret.domains());
    }

    private void domains(String field, @Nullable List<@Nullable String> domains) {
        if (domains == null || domains.isEmpty() || domains.size() > MOST_DOMAINS) {
            wrong(field, "1 to " + MOST_DOMAINS + " domains on which it may be typed.");
            return;
        }
        for (int i = 0; i < domains.size(); i++) {
            if (SecretSite.parse(String.valueOf(domains.get(i))).isEmpty()) {
                wrong(field + "[" + i + "]", "A domain such as example.com or *.example.com, perhaps with a port.");
            }
        }
    }

    private void wrong(String field, String why) {
        errors.add(new FieldError(field, why));
    }
}
