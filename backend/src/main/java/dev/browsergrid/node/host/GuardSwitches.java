package dev.browsergrid.node.host;

import java.util.List;

/// What keeps Chromium from going anywhere but to its guard.
final class GuardSwitches {
    // resolved by the rule below and by nobody else
    private static final String NAME = "guard.browsergrid";

    private GuardSwitches() {}

    static List<String> of(int port) {
        return List.of(
                "--proxy-server=http://" + NAME + ":" + port,
                // or Chromium would go past the proxy to addresses of this very machine
                "--proxy-bypass-list=<-loopback>",
                // numbers count as names here: whatever else were to connect by itself would find the guard or nothing
                "--host-resolver-rules=MAP " + NAME + " 127.0.0.1:" + port + " , MAP * ~NOTFOUND",
                // the datagrams of WebRTC go through no proxy, so there are none
                "--webrtc-ip-handling-policy=disable_non_proxied_udp");
    }
}
