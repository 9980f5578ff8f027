package dev.browsergrid.agents.provenance;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a text says once its usual encodings are taken off: percent signs, base64, hexadecimal.
final class Disguises {
    // its signs may also be what stands between it and the rest of an address
    private static final List<Pattern> BASE64 = List.of(
            Pattern.compile("[A-Za-z0-9+/_-]{11,}"),
            Pattern.compile("[A-Za-z0-9+_-]{11,}"),
            Pattern.compile("[A-Za-z0-9]{11,}"));
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){8,}");
    private static final int MOST_TOKENS = 200;

    private Disguises() {}

    /// The text itself, and what it holds in disguise.
    static List<String> off(String text) {
        Set<String> plain = new LinkedHashSet<>(List.of(text, unescaped(text)));
        for (String view : List.copyOf(plain)) {
            BASE64.forEach(form -> form.matcher(view)
                    .results()
                    .limit(MOST_TOKENS)
                    .forEach(token -> base64(token.group()).ifPresent(plain::add)));
            HEX.matcher(view)
                    .results()
                    .limit(MOST_TOKENS)
                    .forEach(token ->
                            words(HexFormat.of().parseHex(token.group())).ifPresent(plain::add));
        }
        return new ArrayList<>(plain);
    }

    /// Percent signs taken off; what is broken stays as it is.
    static String unescaped(String text) {
        if (!text.contains("%")) {
            return text;
        }
        String whole = text.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B");
        return URLDecoder.decode(whole, StandardCharsets.UTF_8);
    }

    private static Optional<String> base64(String token) {
        try {
            String standard = token.replace('-', '+').replace('_', '/');
            return words(Base64.getDecoder().decode(standard));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> words(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().anyMatch(sign -> Character.isISOControl(sign) && !Character.isWhitespace(sign))
                    ? Optional.empty()
                    : Optional.of(text);
        } catch (CharacterCodingException none) {
            return Optional.empty();
        }
    }
}
