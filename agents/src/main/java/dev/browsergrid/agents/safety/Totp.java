package dev.browsergrid.agents.safety;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by the clock (RFC 6238).
public final class Totp {
    private static final Map<String, String> MACS =
            Map.of("SHA1", "HmacSHA1", "SHA256", "HmacSHA256", "SHA512", "HmacSHA512");
    private static final int LEAST_KEY_BYTES = 10;

    private final byte[] key;
    private final String text;
    private final String mac;
    private final int digits;
    private final Duration period;

    private Totp(byte[] key, String text, String mac, int digits, Duration period) {
        this.key = key.clone();
        this.text = text;
        this.mac = mac;
        this.digits = digits;
        this.period = period;
    }

    /// Reads a key in base32 as sites show it (blanks and case do not matter; SHA-1, six digits, 30
    /// seconds), or an `otpauth://totp/…` address, which says the rest as well. Empty when it is
    /// neither, or the key is shorter than 80 bits.
    public static Optional<Totp> parse(String given) {
        String text = given.strip();
        return text.regionMatches(true, 0, "otpauth:", 0, 8) ? ofAddress(text) : of(text, Map.of());
    }

    private static Optional<Totp> ofAddress(String text) {
        try {
            URI address = URI.create(text);
            if (!"totp".equalsIgnoreCase(address.getHost()) || address.getRawQuery() == null) {
                return Optional.empty();
            }
            Map<String, String> parameters = new HashMap<>();
            for (String pair : address.getRawQuery().split("&", -1)) {
                int sign = pair.indexOf('=');
                if (sign > 0) {
                    parameters.put(
                            pair.substring(0, sign).toLowerCase(Locale.ROOT),
                            URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
                }
            }
            return of(parameters.getOrDefault("secret", ""), parameters);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Totp> of(String base32, Map<String, String> parameters) {
        Optional<byte[]> key = decoded(base32).filter(bytes -> bytes.length >= LEAST_KEY_BYTES);
        Optional<String> mac = Optional.ofNullable(
                MACS.get(parameters.getOrDefault("algorithm", "SHA1").toUpperCase(Locale.ROOT)));
        int digits = number(parameters.getOrDefault("digits", "6"));
        int seconds = number(parameters.getOrDefault("period", "30"));
        boolean fits = digits >= 6 && digits <= 8 && seconds >= 10 && seconds <= 300;
        return key.isPresent() && mac.isPresent() && fits
                ? Optional.of(new Totp(key.get(), base32.strip(), mac.get(), digits, Duration.ofSeconds(seconds)))
                : Optional.empty();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }

    /// RFC 4648, as forgiving as people's copying is.
    private static Optional<byte[]> decoded(String base32) {
        String letters =
                base32.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replaceFirst("=+$", "");
        ByteBuffer bytes = ByteBuffer.allocate(letters.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < letters.length(); i++) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letters.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            bits = bits << 5 | value;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.put((byte) (bits >> held));
                bits &= (1 << held) - 1;
            }
        }
        return Optional.of(bytes.array());
    }

    /// The code at a moment.
    public String code(Instant now) {
        byte[] hash = hash(now.getEpochSecond() / period.toSeconds());
        int offset = hash[hash.length - 1] & 0xf;
        long number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        long modulus = Math.powExact(10L, digits);
        return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
    }

    private byte[] hash(long counter) {
        try {
            Mac function = Mac.getInstance(mac);
            function.init(new SecretKeySpec(key, mac));
            return function.doFinal(
                    ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every Java platform has " + mac, broken);
        }
    }

    /// For how long the code of a moment is still the code.
    public Duration left(Instant now) {
        long millis = period.toMillis();
        return Duration.ofMillis(millis - Math.floorMod(now.toEpochMilli(), millis));
    }

    /// The key as it was given, so that it can be masked.
    String keyText() {
        return text;
    }

    @Override
    public String toString() {
        return "Totp";
    }
}
