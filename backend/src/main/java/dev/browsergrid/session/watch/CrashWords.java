package dev.browsergrid.session.watch;

import java.net.URI;
import java.util.Optional;

/// Tells a crash so that a person understands it: which page, and that its tab is not lost. Of an address only the host
/// is told, since the rest may hold secrets.
final class CrashWords {
    private CrashWords() {}

    /// `status` is how Chromium calls the end of a page's process.
    static String of(String address, String status) {
        String page = host(address).map(host -> "a page of " + host).orElse("a page");
        String what = switch (status) {
            case "oom" -> " ran out of memory";
            case "killed" -> " was ended by the system, perhaps for want of memory";
            default -> " crashed";
        };
        return page + what + "; its tab is still there and can be loaded again";
    }

    private static Optional<String> host(String address) {
        try {
            URI uri = URI.create(address);
            return Optional.ofNullable(uri.getScheme())
                    .filter(scheme -> scheme.equals("http") || scheme.equals("https"))
                    .flatMap(_ -> Optional.ofNullable(uri.getHost()));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}
