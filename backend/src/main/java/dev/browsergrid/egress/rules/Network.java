package dev.browsergrid.egress.rules;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// A range of addresses, such as `10.0.0.0/8`, or a single one. Bits beyond the prefix do not count.
public record Network(InetAddress base, int prefix) {
    /// Reads a CIDR range or a plain address, in its usual spelling only; empty when it is neither.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String head = slash < 0 ? text : text.substring(0, slash);
        Optional<InetAddress> address = HostText.usual(head);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        // what the JDK turns into version 4 was written in 128 bits
        int written = head.indexOf(':') >= 0 ? 128 : 32;
        int bits = address.get().getAddress().length * 8;
        if (slash < 0) {
            return Optional.of(new Network(address.get(), bits));
        }
        String tail = text.substring(slash + 1);
        if (!tail.matches("[0-9]{1,3}") || Integer.parseInt(tail) > written) {
            return Optional.empty();
        }
        return Optional.of(new Network(address.get(), Math.max(0, Integer.parseInt(tail) - (written - bits))));
    }

    public boolean holds(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(mine, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        return rest == 0 || (mine[whole] & 0xff) >> (8 - rest) == (other[whole] & 0xff) >> (8 - rest);
    }

    /// The address of version 4 within one of version 6.
    static InetAddress embedded(InetAddress address, int offset) {
        return ofBytes(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
    }

    static InetAddress ofBytes(byte[] bytes) {
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            // a scope says by which interface, which is no part of the address
            return address instanceof Inet6Address ? InetAddress.getByAddress(address.getAddress()) : address;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
