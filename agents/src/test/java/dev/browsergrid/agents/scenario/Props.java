package dev.browsergrid.agents.scenario;

import dev.browsergrid.agents.safety.Secret;
import dev.browsergrid.agents.safety.SecretSite;
import dev.browsergrid.agents.safety.TaskSecrets;
import dev.browsergrid.agents.safety.Totp;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The secrets of a scenario, and the texts that must be told to nobody.
final class Props {
    private static final Pattern FORM = Pattern.compile("(code )?(\\w+)=(\\S+) for (\\S+)");
    // the moment at which the standard's own key gives 287082
    private static final Instant NOW = Instant.ofEpochSecond(45);

    private final List<Matcher> given;

    Props(Scenario scenario) {
        given = scenario.many("secret").stream().map(Props::read).toList();
    }

    TaskSecrets secrets() {
        return given.isEmpty()
                ? TaskSecrets.NONE
                : new TaskSecrets(given.stream().map(Props::secret).toList(), () -> NOW);
    }

    List<String> values() {
        return given.stream().map(secret -> secret.group(3)).toList();
    }

    private static Matcher read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("no secret: " + text);
        }
        return matcher;
    }

    private static Secret secret(Matcher given) {
        String value = given.group(3);
        return new Secret(
                given.group(2),
                given.group(1) == null
                        ? new Secret.Content.Fixed(value)
                        : new Secret.Content.Code(Totp.parse(value).orElseThrow()),
                List.of(SecretSite.parse(given.group(4)).orElseThrow()));
    }
}
