package dev.browsergrid.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Passwords hashed as the server hashes them, in fewer rounds: tests sign in hundreds of times, and nobody guesses
/// theirs. Not annotated, so that only `TestServer` takes it in; a server in a process of its own hashes in full.
final class QuickPasswords {
    private static final int FEWEST_ROUNDS = 4;

    @Bean
    @Primary
    PasswordEncoder quickPasswordEncoder() {
        return new BCryptPasswordEncoder(FEWEST_ROUNDS);
    }
}
