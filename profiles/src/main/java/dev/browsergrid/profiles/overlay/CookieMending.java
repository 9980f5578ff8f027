package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.state.Cookie;
import dev.browsergrid.profiles.state.FidelityReport.Item;
import dev.browsergrid.profiles.state.FidelityReport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts back cookies that are missing. One that has another value now was set by a page since, and stays; unless what
/// was kept is `ahead` of the files the browser came back from: then it is an old value, and so is whatever a page has
/// been given for it since.
record CookieMending(CdpConnection connection, boolean ahead) {
    private static final Duration SOON = Duration.ofSeconds(3);

    Item mend(List<Cookie> kept, Instant now) {
        List<Cookie> wanted = kept.stream()
                .filter(cookie -> cookie.ofTheSession() || cookie.expires() > now.getEpochSecond())
                .toList();
        List<Cookie> missing = missing(wanted);
        missing.forEach(this::set);
        int lost = missing.isEmpty() ? 0 : missing(missing).size();
        Outcome outcome = lost == 0 ? Outcome.EXACT : lost == wanted.size() ? Outcome.LOST : Outcome.PARTLY;
        return new Item(
                "cookies",
                "",
                "",
                outcome,
                wanted.size(),
                wanted.size() - lost,
                missing.size() - lost,
                lost == 0 ? "" : "Chromium refuses them now");
    }

    private List<Cookie> missing(List<Cookie> wanted) {
        Map<Cookie.Key, String> there = connection
                .call("Storage.getCookies", Map.of(), SOON)
                .path("cookies")
                .valueStream()
                .map(Cookie::fromDevTools)
                .collect(Collectors.toMap(Cookie::key, Cookie::value, (one, _) -> one));
        return wanted.stream()
                .filter(cookie -> !there.containsKey(cookie.key())
                        || (ahead && !cookie.value().equals(there.get(cookie.key()))))
                .toList();
    }

    /// One by one, because Chromium refuses all of a list for one it does not like.
    private void set(Cookie cookie) {
        try {
            connection.call("Storage.setCookies", Map.of("cookies", List.of(cookie.toDevTools())), SOON);
        } catch (CdpException refused) {
            LiveTab.orThrow(refused);
        }
    }
}
