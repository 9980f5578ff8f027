package dev.browsergrid.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of names.
public interface Resolver {
    /// All of them, the one to try first in front; none when there is no such name, or nobody to ask.
    List<InetAddress> resolve(String name);

    /// As this machine does it.
    static Resolver ofThisMachine() {
        return name -> {
            try {
                return List.of(InetAddress.getAllByName(name));
            } catch (UnknownHostException none) {
                return List.of();
            }
        };
    }
}
