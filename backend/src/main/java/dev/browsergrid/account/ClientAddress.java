package dev.browsergrid.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/// Where a request comes from. A proxy's word is taken only when the settings trust the proxy; anybody can send the
/// header.
@Component
@EnableConfigurationProperties(AccessSettings.class)
public class ClientAddress {
    private final List<IpAddressMatcher> trusted;

    ClientAddress(AccessSettings settings) {
        trusted = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /// The last address on the way here that is no trusted proxy.
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        List<String> way = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        for (String before : way.reversed()) {
            if (!isTrusted(address) || !isAddress(before)) {
                return address;
            }
            address = before;
        }
        return address;
    }

    /// Whether the request comes straight from a trusted proxy.
    boolean isFromProxy(HttpServletRequest request) {
        return isTrusted(request.getRemoteAddr());
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(range -> range.matches(address));
    }

    /// No name, which would be looked up.
    private static boolean isAddress(String text) {
        return text.matches("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    }
}
