package dev.browsergrid.pool;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What clients may tell the browsers of a pool.
public enum CdpPolicy {
    /// Nothing that reaches the host.
    STRICT,
    /// Everything that does not go around the guard of the network.
    OFF;

    /// As the API and the database spell it.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CdpPolicy> of(String word) {
        return Stream.of(values()).filter(policy -> policy.word().equals(word)).findFirst();
    }
}
