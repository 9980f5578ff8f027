package dev.browsergrid.agents.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import dev.browsergrid.agents.safety.Safety;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What an action set off that a page need not show: what it sent, which requests failed, what the page's scripts
/// complained about.
final class TabTroubles {
    private static final Set<String> OF_SCRIPTS_AND_FORMS = Set.of("document", "xhr", "fetch");
    private static final Set<String> ONLY_READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int FORBIDDEN = 403;
    private static final int MOST = 5;
    private static final int LONGEST = 200;

    private final Page page;
    private final Safety safety;
    private final Set<String> shut = new LinkedHashSet<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    TabTroubles(Page page, Safety safety) {
        this.page = page;
        this.safety = safety;
        page.onResponse(this::answered);
        page.onRequestFailed(this::failed);
        page.onPageError(error -> add(errors, "script error: " + error));
    }

    /// Forgets what was before.
    void begin(Leash leash) {
        requests.clear();
        shut.clear();
        errors.clear();
        try {
            leash.within(Bounds.ASK, page::clearConsoleMessages);
        } catch (PlaywrightException | Leash.TooSlowException _) {
            // a page that is gone complains no more
        }
    }

    /// What came about since, in words; empty when there is nothing to tell.
    List<String> told(Leash leash) {
        return Stream.of(shut().stream().toList(), requests, errors, consoleErrors(leash))
                .flatMap(List::stream)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /// That hosts were not reached because of what the run may visit; empty when there were none.
    Optional<String> shut() {
        return shut.isEmpty() ? Optional.empty() : Optional.of(Trouble.shut(String.join(", ", shut)));
    }

    private boolean isShut(Request request, String proxyStatus) {
        boolean closed = Trouble.isRulesOfRun(proxyStatus)
                || safety.visits().refusal(request.url()).isPresent();
        if (closed && shut.size() < MOST) {
            shut.add(Trouble.host(request.url()));
        }
        return closed;
    }

    private List<String> consoleErrors(Leash leash) {
        try {
            return leash.within(Bounds.ASK, () -> page.consoleMessages()).stream()
                    // the request itself says more
                    .filter(message ->
                            message.type().equals("error") && !message.text().startsWith("Failed to load resource"))
                    .map(ConsoleMessage::text)
                    .map(text -> shortened("console error: " + text))
                    .toList();
        } catch (PlaywrightException | Leash.TooSlowException _) {
            return List.of();
        }
    }

    private void answered(Response response) {
        Request request = response.request();
        boolean redirected = response.status() >= 300 && response.status() < 400;
        if (response.status() == FORBIDDEN && isShut(request, response.headers().getOrDefault("proxy-status", ""))) {
            return;
        }
        boolean tells = response.status() >= 400 || !ONLY_READING.contains(request.method());
        if (tells && !redirected && OF_SCRIPTS_AND_FORMS.contains(request.resourceType())) {
            add(requests, named(request) + " was answered with status " + response.status());
        }
    }

    private void failed(Request request) {
        if (isShut(request, "")) {
            return;
        }
        boolean aborted = request.failure().contains("ERR_ABORTED");
        if (!aborted && OF_SCRIPTS_AND_FORMS.contains(request.resourceType())) {
            add(requests, named(request) + " failed: " + request.failure());
        }
    }

    // without the query, which may hold what was typed
    private String named(Request request) {
        String address = request.url().replaceFirst("[?#].*", "");
        try {
            URI url = URI.create(address);
            boolean here = url.getAuthority() != null
                    && url.getAuthority()
                            .equals(URI.create(page.url().replaceFirst("[?#].*", ""))
                                    .getAuthority());
            return request.method() + " " + (here ? url.getPath() : address);
        } catch (IllegalArgumentException _) {
            return request.method() + " " + address;
        }
    }

    private void add(List<String> list, String text) {
        if (list.size() < MOST) {
            list.add(shortened(text));
        }
    }

    private String shortened(String text) {
        String line =
                safety.secrets().masked(text).lines().findFirst().orElse("").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
