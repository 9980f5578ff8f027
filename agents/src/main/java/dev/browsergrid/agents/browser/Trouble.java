package dev.browsergrid.agents.browser;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.impl.TargetClosedError;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ToolError;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from a Playwright failure what stood in the way. Playwright has few exception types; its log of what it
/// waited for tells the rest.
final class Trouble {
    private static final Pattern COVERED = Pattern.compile("- +(<.*) intercepts pointer events");
    private static final Pattern NET_ERROR = Pattern.compile("net::ERR_([A-Z0-9_]+)");
    private static final Pattern PROXY_ERROR = Pattern.compile(";\\s*error=([a-z_]+)");
    private static final Pattern MESSAGE = Pattern.compile("message='(.*)");
    private static final Pattern UNKNOWN_KEY = Pattern.compile("Unknown key: \"(.*?)\"");

    private Trouble() {}

    /// What stood in the way of an action on an element.
    static Refused ofAction(PlaywrightException problem) {
        String text = text(problem);
        Matcher covered = COVERED.matcher(text);
        if (covered.find()) {
            return new Refused(ToolError.COVERED, "it is covered by " + lastGroup(covered));
        }
        if (text.contains("element is not enabled") || text.contains("element is not editable")) {
            return new Refused(ToolError.DISABLED, "it is disabled or read-only");
        }
        if (text.contains("element is not visible") || text.contains("element is outside of the viewport")) {
            return new Refused(ToolError.NOT_VISIBLE, "it is not visible");
        }
        if (text.contains("not attached") || (problem instanceof TimeoutError && !text.contains("resolved to"))) {
            return new Refused(ToolError.STALE_REF, "it is not on the page any more");
        }
        Matcher key = UNKNOWN_KEY.matcher(text);
        if (key.find()) {
            return new Refused(ToolError.NOT_FOUND, "there is no key \"" + key.group(1) + "\"");
        }
        if (problem instanceof TimeoutError) {
            return new Refused(ToolError.TIMEOUT, "the page did not let it happen in time");
        }
        return new Refused(ToolError.NOT_POSSIBLE, message(problem));
    }

    /// Why an address could not be opened, in words.
    static Refused ofNavigation(String url, PlaywrightException problem) {
        Optional<String> code = netError(problem);
        if (code.isEmpty()) {
            String why = problem instanceof TimeoutError ? "it did not answer in time" : message(problem);
            return new Refused(
                    problem instanceof TimeoutError ? ToolError.TIMEOUT : ToolError.NAVIGATION_FAILED,
                    url + " could not be opened: " + why);
        }
        String why = switch (code.get()) {
            case "NAME_NOT_RESOLVED" -> "there is no such host (DNS)";
            case "CONNECTION_REFUSED" -> "the server refused the connection";
            case "CONNECTION_TIMED_OUT", "TIMED_OUT" -> "the server did not answer in time";
            case "INTERNET_DISCONNECTED", "PROXY_CONNECTION_FAILED", "TUNNEL_CONNECTION_FAILED" ->
                "the network does not let it through";
            case "EMPTY_RESPONSE", "CONNECTION_CLOSED", "CONNECTION_RESET" -> "the server closed the connection";
            case "ABORTED" -> "the navigation was aborted; it may be a download";
            case "TOO_MANY_REDIRECTS" -> "it redirects in a circle";
            default ->
                code.get().startsWith("CERT_")
                        ? "its certificate is not valid"
                        : code.get().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
        return new Refused(ToolError.NAVIGATION_FAILED, url + " could not be opened: " + why);
    }

    /// Why a proxy in between answered in place of the server, if one did and says so as RFC 9209 has it.
    static Optional<Refused> ofProxy(String url, Response response) {
        String status = response.headers().getOrDefault("proxy-status", "");
        Matcher error = PROXY_ERROR.matcher(status);
        if (!error.find()) {
            return Optional.empty();
        }
        if (isRulesOfRun(status)) {
            return Optional.of(
                    new Refused(ToolError.BLOCKED_DOMAIN, url + " could not be opened: " + shut(host(response.url()))));
        }
        String why = switch (error.group(1)) {
            case "dns_error", "dns_timeout" -> "there is no such host (DNS)";
            case "connection_refused" -> "the server refused the connection";
            case "connection_timeout" -> "the server did not answer in time";
            case "connection_terminated" -> "the server closed the connection";
            case "destination_ip_prohibited", "http_request_denied" -> "the network does not let it through";
            default -> error.group(1).replace('_', ' ');
        };
        return Optional.of(new Refused(ToolError.NAVIGATION_FAILED, url + " could not be opened: " + why));
    }

    /// Whether a proxy says that it answers in place of the server because of what the run may visit.
    static boolean isRulesOfRun(String proxyStatus) {
        return proxyStatus.contains("details=\"run_");
    }

    /// That a host was not reached because of what the run may visit, in words.
    static String shut(String host) {
        return "this run may not visit " + host;
    }

    static String host(String url) {
        return url.replaceFirst("^[a-z]+://([^/?#]*).*", "$1");
    }

    static Optional<String> netError(PlaywrightException problem) {
        Matcher matcher = NET_ERROR.matcher(text(problem));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// Whether the page, the browser or the connection is gone, rather than unwilling.
    static boolean isGone(PlaywrightException problem) {
        String text = text(problem);
        return problem instanceof TargetClosedError
                || text.contains("Target page, context or browser has been closed")
                || text.contains("Target closed")
                || text.contains("Target crashed")
                || text.contains("Page crashed")
                || text.contains("Playwright connection closed")
                || text.contains("Browser has been closed");
    }

    /// Whether the document went away during a question to it, which is then worth asking again.
    static boolean isNavigation(PlaywrightException problem) {
        String text = text(problem);
        return text.contains("Execution context was destroyed")
                || text.contains("navigat")
                || text.contains("Frame was detached")
                || text.contains("frame got detached");
    }

    /// The first line of a Playwright failure, without its trappings.
    static String message(PlaywrightException problem) {
        Matcher matcher = MESSAGE.matcher(text(problem));
        String line = matcher.find()
                ? matcher.group(1)
                : text(problem).lines().findFirst().orElse("");
        return line.replaceFirst("^(Error: )+", "").replaceFirst("'$", "");
    }

    private static String text(PlaywrightException problem) {
        return Optional.ofNullable(problem.getMessage()).orElse("");
    }

    private static String lastGroup(Matcher matcher) {
        String found = matcher.group(1);
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }
}
