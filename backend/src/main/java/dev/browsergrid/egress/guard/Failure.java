package dev.browsergrid.egress.guard;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import javax.net.ssl.SSLException;

/// Why something that no rule closes cannot be had.
public enum Failure {
    UNKNOWN_NAME("dns_error", "there is no such name, or nobody who knows it answers"),
    SILENT("connection_timeout", "its server does not answer"),
    CLOSED("connection_refused", "its server takes no connections there"),
    NO_WAY("destination_ip_unroutable", "there is no way to it from here"),
    HUNG_UP("connection_terminated", "its server hung up"),
    NONSENSE("http_protocol_error", "its server's answer makes no sense"),
    UNREACHED("destination_unavailable", "no connection to it came about"),
    UNJUDGED("proxy_internal_error", "the grid cannot tell at the moment whether it may be"),
    PROXY_UNKNOWN("proxy_configuration_error", "the name of the proxy in between is not known"),
    PROXY_REFUSED("proxy_configuration_error", "the session's proxy is where browsers may not go"),
    PROXY_UNREACHED("proxy_configuration_error", "the proxy in between does not answer"),
    PROXY_UNTRUSTED("proxy_configuration_error", "the proxy in between cannot be trusted"),
    PROXY_UNWILLING("destination_unavailable", "the proxy in between does not connect to it"),
    CREDENTIALS("proxy_configuration_error", "the proxy in between does not take the credentials it is sent");

    private final String error;
    private final String words;

    Failure(String error, String words) {
        this.error = error;
        this.words = words;
    }

    /// As RFC 9209 calls it.
    String error() {
        return error;
    }

    /// What follows "because" in a sentence for people.
    String words() {
        return words;
    }

    /// Why a connection did not come about, to the server or to a proxy in between.
    static Failure of(Throwable cause, boolean onward) {
        return switch (cause) {
            case ProxyConnectException refused -> isAboutCredentials(refused) ? CREDENTIALS : PROXY_UNWILLING;
            case SSLException _ -> PROXY_UNTRUSTED;
            case ConnectTimeoutException _ -> onward ? PROXY_UNREACHED : SILENT;
            case NoRouteToHostException _ -> onward ? PROXY_UNREACHED : NO_WAY;
            case ConnectException _ -> onward ? PROXY_UNREACHED : CLOSED;
            default -> onward ? PROXY_UNREACHED : UNREACHED;
        };
    }

    private static boolean isAboutCredentials(ProxyConnectException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.contains("status: 407") || message.contains("authStatus") || message.contains("authMethod");
    }
}
