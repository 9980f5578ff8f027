package dev.browsergrid.account;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often one may guess, and what stands in front of the server. `trustedProxies` are addresses or CIDR ranges whose
/// `X-Forwarded-For`, `-Proto` and `-Host` are believed; `publicUrl` is how people reach the server, for links in
/// invitations.
@ConfigurationProperties("browsergrid.access")
public record AccessSettings(
        @DefaultValue("10") int attemptsPerEmail,
        @DefaultValue("30") int attemptsPerAddress,
        @DefaultValue("30") int wrongTokensPerAddress,
        @DefaultValue("15m") Duration attemptsWindow,
        List<String> trustedProxies,
        Optional<URI> publicUrl) {
    public AccessSettings {
        if (attemptsPerEmail < 1
                || attemptsPerAddress < 1
                || wrongTokensPerAddress < 1
                || !attemptsWindow.isPositive()) {
            throw new IllegalArgumentException("attempts and their window must be positive");
        }
        trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
    }
}
