package dev.browsergrid.profile;

import dev.browsergrid.platform.Home;
import dev.browsergrid.profiles.seal.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The key that seals every snapshot: from the settings, else generated once into the data directory.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProfileSettings.class)
class MasterKeys {
    @Bean
    MasterKey masterKey(ProfileSettings settings, Home home) {
        byte[] secret = settings.masterKey()
                .filter(given -> !given.isBlank())
                .map(MasterKeys::fromText)
                .orElseGet(() -> generated(home.directory().resolve("master-key")));
        return new MasterKey(HexFormat.of().formatHex(Arrays.copyOf(sha256(secret), 8)), secret);
    }

    /// Any text serves: its hash has the length a key needs. Its strength is the text's.
    private static byte[] fromText(String text) {
        return sha256(text.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] generated(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[32];
                new SecureRandom().nextBytes(secret);
                Path half = file.resolveSibling("master-key.half");
                Files.writeString(
                        half,
                        HexFormat.of().formatHex(secret) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SYNC);
                Files.move(half, file);
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the master key " + file, e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
