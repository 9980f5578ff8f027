package dev.browsergrid.egress.guard;

import dev.browsergrid.egress.rules.Refusal;
import java.net.InetSocketAddress;
import java.util.List;

/// What becomes of what a browser asks for.
public sealed interface Decision {
    /// It goes to one of these addresses, tried in order, and nowhere else.
    record Direct(List<InetSocketAddress> addresses) implements Decision {
        public Direct {
            addresses = List.copyOf(addresses);
        }
    }

    /// It goes on through another proxy, which is at one of these addresses and resolves the name again.
    record Onward(Upstream upstream, List<InetSocketAddress> addresses) implements Decision {
        public Onward {
            addresses = List.copyOf(addresses);
        }
    }

    /// The rules close it.
    record Refused(Refusal refusal) implements Decision {}

    /// It cannot be had.
    record Failed(Failure why) implements Decision {}
}
