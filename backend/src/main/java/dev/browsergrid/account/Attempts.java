package dev.browsergrid.account;

import dev.browsergrid.platform.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Keeps guessing slow. Only what was wrong counts, and each server counts for itself.
@Component
@EnableConfigurationProperties(AccessSettings.class)
public class Attempts {
    private final Allowance byEmail;
    private final Allowance byAddress;
    private final Allowance tokensByAddress;

    Attempts(AccessSettings settings, InstantSource clock) {
        this.byEmail = new Allowance(settings.attemptsPerEmail(), settings.attemptsWindow(), clock);
        this.byAddress = new Allowance(settings.attemptsPerAddress(), settings.attemptsWindow(), clock);
        this.tokensByAddress = new Allowance(settings.wrongTokensPerAddress(), settings.attemptsWindow(), clock);
    }

    /// Checks a password, if one may be tried for this e-mail and from this address.
    ///
    /// @throws Problem `bad_credentials` or `too_many_attempts`
    public void signIn(String email, String address, BooleanSupplier right) {
        String name = email.toLowerCase(Locale.ROOT);
        byAddress.take(address).ifPresent(Attempts::refuse);
        Optional<Duration> pause = byEmail.take(name);
        if (pause.isPresent()) {
            byAddress.giveBack(address);
            refuse(pause.get());
        }
        if (!right.getAsBoolean()) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "bad_credentials", "This e-mail and password do not match.");
        }
        byAddress.giveBack(address);
        byEmail.giveBack(name);
    }

    /// Counts something from this address that costs the server work or could be a guess.
    ///
    /// @throws Problem `too_many_attempts`
    public void count(String address) {
        byAddress.take(address).ifPresent(Attempts::refuse);
    }

    /// Looks for the owner of a token or a one-time link, if one may be tried from this address.
    ///
    /// @throws Problem `too_many_attempts`
    public <T> Optional<T> secret(String address, Supplier<Optional<T>> search) {
        tokensByAddress.pause(address).ifPresent(Attempts::refuse);
        Optional<T> found = search.get();
        if (found.isEmpty()) {
            // counted afterwards, so that any number of good ones may be under way at once
            tokensByAddress.take(address).ifPresent(Attempts::refuse);
        }
        return found;
    }

    private static void refuse(Duration pause) {
        throw new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "too_many_attempts",
                "Too many wrong attempts; wait a little and try again.",
                Optional.of(pause.plusSeconds(1)));
    }
}
