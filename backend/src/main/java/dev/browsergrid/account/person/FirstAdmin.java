package dev.browsergrid.account.person;

import dev.browsergrid.account.Role;
import dev.browsergrid.platform.Problem;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Makes the first admin on a database without people, and remembers for the console what was generated.
@Component
@EnableConfigurationProperties(AdminSettings.class)
class FirstAdmin implements InitializingBean {
    // without the letters and digits that people mix up
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Accounts accounts;
    private final AdminSettings settings;
    private Optional<Credentials> made = Optional.empty();

    /// The e-mail and, when it was generated, the password of an admin made at this start.
    record Credentials(String email, Optional<String> generatedPassword) {
        @Override
        public String toString() {
            return "Credentials[" + email + "]";
        }
    }

    FirstAdmin(Accounts accounts, AdminSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        if (!accounts.none()) {
            return;
        }
        String password = settings.password().orElseGet(FirstAdmin::generate);
        try {
            accounts.add(settings.email(), password, Role.ADMIN);
        } catch (Problem e) {
            return; // another server that starts on the same database was first
        }
        made = Optional.of(new Credentials(
                settings.email(), settings.password().isPresent() ? Optional.empty() : Optional.of(password)));
    }

    /// What was made at this very start; empty on every later one.
    Optional<Credentials> made() {
        return made;
    }

    /// Four groups of four: 80 bits, easy to type.
    private static String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
