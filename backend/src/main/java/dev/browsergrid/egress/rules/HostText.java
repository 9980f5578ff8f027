package dev.browsergrid.egress.rules;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads hosts as browsers do, so that nothing that resolves names later sees a number in a name.
final class HostText {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern DOTTED =
            Pattern.compile("(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})");
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-f:.]{2,45}");

    private HostText() {}

    /// A name in lower case without a dot at its end; empty when this is none.
    static Optional<String> name(String text) {
        String low = text.toLowerCase(Locale.ROOT);
        String name = low.endsWith(".") ? low.substring(0, low.length() - 1) : low;
        boolean fits = name.length() <= 253 && NAME.matcher(name).matches() && !endsInNumber(name);
        return fits ? Optional.of(name) : Optional.empty();
    }

    /// An address in any spelling a browser takes: decimal, octal and hexadecimal, with fewer than four parts, version
    /// 6
    /// in brackets.
    static Optional<InetAddress> address(String text) {
        String low = text.toLowerCase(Locale.ROOT);
        if (low.startsWith("[") && low.endsWith("]")) {
            return version6(low.substring(1, low.length() - 1));
        }
        String plain = low.endsWith(".") ? low.substring(0, low.length() - 1) : low;
        return endsInNumber(plain) ? version4(plain) : Optional.empty();
    }

    /// An address as it is usually written: four decimal parts, or version 6 with or without brackets.
    static Optional<InetAddress> usual(String text) {
        String low = text.toLowerCase(Locale.ROOT);
        if (low.indexOf(':') >= 0) {
            return version6(low.startsWith("[") && low.endsWith("]") ? low.substring(1, low.length() - 1) : low);
        }
        return DOTTED.matcher(low).matches() ? version4(low) : Optional.empty();
    }

    private static boolean endsInNumber(String plain) {
        return NUMBER.matcher(plain.substring(plain.lastIndexOf('.') + 1)).matches();
    }

    private static Optional<InetAddress> version4(String text) {
        List<String> parts = Arrays.asList(text.split("\\.", -1));
        if (parts.size() > 4) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            // the last part fills all the bytes that are left
            long limit = last ? 1L << (8 * (5 - parts.size())) : 256;
            long number = number(parts.get(i));
            if (number < 0 || number >= limit) {
                return Optional.empty();
            }
            value += last ? number : number << (8 * (3 - i));
        }
        return Optional.of(Network.ofBytes(
                new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value}));
    }

    /// Less than nothing when it is no number of 32 bits.
    private static long number(String part) {
        if (!NUMBER.matcher(part).matches()) {
            return -1;
        }
        int radix = part.startsWith("0x") ? 16 : part.length() > 1 && part.startsWith("0") ? 8 : 10;
        String digits = part.substring(radix == 16 ? 2 : radix == 8 ? 1 : 0).replaceFirst("^0+(?=.)", "");
        if (digits.isEmpty()) {
            return 0;
        }
        if (digits.length() > 11 || (radix == 8 && !digits.matches("[0-7]+"))) {
            return -1;
        }
        return Long.parseLong(digits, radix);
    }

    private static Optional<InetAddress> version6(String text) {
        if (!VERSION_6.matcher(text).matches() || text.indexOf(':') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
