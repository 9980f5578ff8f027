package dev.browsergrid.run;

import dev.browsergrid.agents.safety.Secret;
import dev.browsergrid.agents.safety.SecretSite;
import dev.browsergrid.agents.safety.Totp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something a run may type, as its starter gave it: a `value`, or what one-time codes are made of
/// (`totp`, a base32 key or an otpauth address), and the domains it may be typed on.
public record RunSecret(
        String name, @Nullable String value, @Nullable String totp, List<String> domains) {
    public RunSecret {
        domains = List.copyOf(domains);
    }

    /// As the agent takes it; empty when it makes no sense.
    public Optional<Secret> forAgent() {
        Optional<Secret.Content> content = Optional.ofNullable(totp)
                .map(key -> Totp.parse(key).<Secret.Content>map(Secret.Content.Code::new))
                .orElseGet(() -> Optional.ofNullable(value).map(Secret.Content.Fixed::new));
        return content.map(found -> new Secret(
                name,
                found,
                domains.stream()
                        .flatMap(domain -> SecretSite.parse(domain).stream())
                        .toList()));
    }

    @Override
    public String toString() {
        return "RunSecret[" + name + "]";
    }
}
