package dev.browsergrid.session.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.session.ProfileWish;
import dev.browsergrid.session.SessionReleases;
import dev.browsergrid.session.SessionRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Sessions over HTTP.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "sessions")
class SessionController {
    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WAIT = 60;
    private static final String DEFAULT_POOL = "default";

    private final SessionRequests requests;
    private final SessionReleases releases;
    private final SessionQueries queries;
    private final ConnectUrls connectUrls;

    SessionController(
            SessionRequests requests, SessionReleases releases, SessionQueries queries, ConnectUrls connectUrls) {
        this.requests = requests;
        this.releases = releases;
        this.queries = queries;
        this.connectUrls = connectUrls;
    }

    /// What a session is to be. All of it may be left out: then it is a browser of the system's pool as it comes.
    /// `profile` is an id or a name; with `read_only` the browser begins with it and never saves to it.
    /// `wait_seconds` is how long to wait for a profile that somebody else saves to, and then for the browser.
    record NewSession(
            @Nullable String pool,
            @Nullable String profile,
            @Nullable Boolean readOnly,
            @Nullable String name,
            @Nullable BrowserTemplate template,
            @Nullable EgressLists egress,
            @Nullable Integer timeoutMinutes,
            @Nullable Integer waitSeconds) {}

    record NewClaim(@Nullable String name, @Nullable EgressLists egress) {}

    record SessionPage(List<SessionView> data, @Nullable String nextCursor) {}

    record SessionEventList(List<SessionEventView> data) {}

    @PostMapping("/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createSession", summary = "Ask for a browser; it may have to wait in line for it")
    ResponseEntity<SessionView> create(
            @RequestBody NewSession wish, Reach reach, @AuthenticationPrincipal Viewer viewer)
            throws InterruptedException {
        int wait = wish.waitSeconds() == null ? 0 : wish.waitSeconds();
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw Problem.invalid("wait_invalid", "wait_seconds is 0 to " + LONGEST_WAIT + ".");
        }
        if (wish.timeoutMinutes() != null && wish.timeoutMinutes() < 1) {
            throw Problem.invalid("timeout_invalid", "timeout_minutes is at least 1.");
        }
        return created(
                new SessionRequests.Request(
                        wish.pool() == null || wish.pool().isBlank() ? DEFAULT_POOL : wish.pool(),
                        profile(wish, Duration.ofSeconds(wait)),
                        name(wish.name()),
                        wish.template() == null ? BrowserTemplate.DEFAULT : wish.template(),
                        wish.timeoutMinutes() == null ? OptionalInt.empty() : OptionalInt.of(wish.timeoutMinutes()),
                        egress(wish.egress())),
                Duration.ofSeconds(wait),
                reach,
                viewer);
    }

    @PostMapping("/pools/{pool}/claim")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "claimSession", summary = "Ask for a browser of this pool (id or name)")
    ResponseEntity<SessionView> claim(
            @PathVariable String pool,
            @RequestBody(required = false) @Nullable NewClaim claim,
            Reach reach,
            @AuthenticationPrincipal Viewer viewer)
            throws InterruptedException {
        return created(
                new SessionRequests.Request(
                        pool,
                        Optional.empty(),
                        name(claim == null ? null : claim.name()),
                        BrowserTemplate.DEFAULT,
                        OptionalInt.empty(),
                        egress(claim == null ? null : claim.egress())),
                Duration.ZERO,
                reach,
                viewer);
    }

    private ResponseEntity<SessionView> created(
            SessionRequests.Request request, Duration wait, Reach reach, Viewer viewer) throws InterruptedException {
        UUID id = requests.create(request, reach);
        requests.awaitBrowser(id, wait);
        return ResponseEntity.created(URI.create("/api/v1/sessions/" + id)).body(get(id, reach, viewer));
    }

    private static Optional<ProfileWish> profile(NewSession wish, Duration patience) {
        return Optional.ofNullable(wish.profile())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new ProfileWish(text, Boolean.TRUE.equals(wish.readOnly()), patience));
    }

    private static EgressLists egress(@Nullable EgressLists given) {
        return given == null ? EgressLists.NONE : given;
    }

    private static Optional<String> name(@Nullable String given) {
        Optional<String> name = Optional.ofNullable(given).map(String::strip).filter(text -> !text.isEmpty());
        if (name.filter(text -> text.length() > LONGEST_NAME).isPresent()) {
            throw Problem.invalid("name_invalid", "A name has at most " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    @GetMapping("/sessions")
    @Operation(operationId = "listSessions", summary = "Your sessions, the newest first")
    SessionPage list(
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String pool,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Reach reach) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<SessionView> found = queries.list(new SessionFilter(
                reach,
                status == null ? List.of() : status,
                Optional.ofNullable(pool),
                Optional.ofNullable(query).map(String::strip).filter(text -> !text.isEmpty()),
                Optional.ofNullable(owner),
                Optional.ofNullable(cursor).map(SessionFilter::cursor),
                size + 1));
        if (found.size() <= size) {
            return new SessionPage(found, null);
        }
        List<SessionView> page = found.subList(0, size);
        return new SessionPage(page, page.getLast().id().toString());
    }

    @GetMapping("/sessions/{id}")
    @Operation(operationId = "getSession", summary = "One session")
    SessionView get(@PathVariable UUID id, Reach reach, @AuthenticationPrincipal Viewer viewer) {
        return connectUrls.tell(queries.find(id, reach).orElseThrow(Problem::notFound), viewer);
    }

    @GetMapping("/sessions/{id}/events")
    @Operation(operationId = "listSessionEvents", summary = "What happened to a session, the oldest first")
    SessionEventList events(@PathVariable UUID id, Reach reach, @AuthenticationPrincipal Viewer viewer) {
        get(id, reach, viewer);
        return new SessionEventList(queries.events(id));
    }

    @PostMapping("/sessions/{id}/release")
    @Operation(
            operationId = "releaseSession",
            summary = "Give the browser back: with a profile the session is parked, without one it is over")
    SessionView release(@PathVariable UUID id, Reach reach, @AuthenticationPrincipal Viewer viewer) {
        releases.release(id, reach);
        return get(id, reach, viewer);
    }

    @PostMapping("/sessions/{id}/park")
    @Operation(operationId = "parkSession", summary = "Save the session's state and give its browser back")
    SessionView park(@PathVariable UUID id, Reach reach, @AuthenticationPrincipal Viewer viewer) {
        releases.park(id, reach);
        return get(id, reach, viewer);
    }

    @PostMapping("/sessions/{id}/resume")
    @Operation(operationId = "resumeSession", summary = "Ask for a browser for a parked session")
    SessionView resume(@PathVariable UUID id, Reach reach, @AuthenticationPrincipal Viewer viewer) {
        requests.resume(id, reach);
        return get(id, reach, viewer);
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteSession", summary = "End a session and remove it from all lists")
    void delete(@PathVariable UUID id, Reach reach) {
        releases.delete(id, reach);
    }
}
