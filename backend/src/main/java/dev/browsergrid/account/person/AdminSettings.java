package dev.browsergrid.account.person;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The first admin, made when there is nobody yet (`BROWSERGRID_ADMIN_EMAIL`, `BROWSERGRID_ADMIN_PASSWORD`). Without a
/// password one is generated and shown once on the console.
@ConfigurationProperties("browsergrid.admin")
record AdminSettings(
        @DefaultValue("admin@browsergrid.local") String email, Optional<String> password) {
    AdminSettings {
        password = password.filter(given -> !given.isBlank());
    }

    @Override
    public String toString() {
        return "AdminSettings[email=" + email + "]";
    }
}
