package dev.browsergrid.profile.key;

import dev.browsergrid.platform.Home;
import dev.browsergrid.profiles.seal.KeyRing;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The keys that wrap the key of every profile: from the settings, else one generated once into the data directory.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class KeyConfiguration {
    private static final String FILE = "master-key";

    /// The key that was generated before one was given still opens what it wrapped.
    @Bean
    KeyRing keyRing(KeySettings settings, Home home) {
        Path file = home.directory().resolve(FILE);
        Optional<byte[]> given =
                settings.masterKey().filter(text -> !text.isBlank()).map(KeyConfiguration::fromText);
        Stream<byte[]> generatedBefore = Stream.of(file).filter(Files::exists).map(KeyConfiguration::generated);
        List<MasterKey> older = Stream.concat(
                        settings.oldMasterKeys().stream().map(KeyConfiguration::fromText), generatedBefore)
                .map(KeyConfiguration::key)
                .toList();
        return new KeyRing(key(given.orElseGet(() -> generated(file))), older);
    }

    private static MasterKey key(byte[] secret) {
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
