package dev.browsergrid.egress.guard;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Says for people why a connection did not come about; each follows "because".
final class Failures {
    static final String CREDENTIALS = "the proxy in between does not take the credentials it is sent";

    private Failures() {}

    static String words(Throwable cause, Optional<Upstream> via) {
        String whose = via.isPresent() ? "the proxy in between" : "its server";
        return switch (cause) {
            case ProxyConnectException refused when isAboutCredentials(refused) -> CREDENTIALS;
            case ProxyConnectException _ -> "the proxy in between does not connect to it";
            case ConnectTimeoutException _ -> whose + " does not answer";
            case ConnectException _ -> whose + " takes no connections there";
            case NoRouteToHostException _ -> "there is no way to it from here";
            case SSLException _ -> "the proxy in between cannot be trusted";
            default -> "no connection to it came about";
        };
    }

    private static boolean isAboutCredentials(ProxyConnectException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.contains("status: 407") || message.contains("authStatus") || message.contains("authMethod");
    }
}
