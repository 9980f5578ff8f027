package dev.browsergrid.audit;

import dev.browsergrid.account.ClientAddress;
import dev.browsergrid.account.Credential;
import dev.browsergrid.account.SignInRefused;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.audit.AuditLog.Draft;
import dev.browsergrid.platform.Audited;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Writes an entry for each request that changed something, under its name in the API. It looks at the address and the
/// answer's head alone: no body, so no secret, can get into the log.
@Component
class AuditInterceptor implements HandlerInterceptor {
    private static final Logger log = LoggerFactory.getLogger(AuditInterceptor.class);
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String ACTOR = AuditInterceptor.class.getName();

    private final AuditLog entries;
    private final ClientAddress addresses;

    AuditInterceptor(AuditLog entries, ClientAddress addresses) {
        this.entries = entries;
        this.addresses = addresses;
    }

    /// Remembers who it was: after signing out nobody knows.
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        viewer().ifPresent(viewer -> request.setAttribute(ACTOR, viewer));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (response.getStatus() < 400
                && failure == null
                && handler instanceof HandlerMethod method
                && (CHANGING.contains(request.getMethod()) || method.hasMethodAnnotation(Audited.class))) {
            Optional.ofNullable(method.getMethodAnnotation(Operation.class))
                    .ifPresent(operation -> write(draft(request, response, operation.operationId())));
        }
    }

    @EventListener
    void refused(SignInRefused refusal) {
        Optional<Target> target = Optional.ofNullable(refusal.accountId()).map(id -> new Target("user", id.toString()));
        write(new Draft(
                refusal.accountId(),
                Optional.empty(),
                "login",
                target,
                "refused",
                refusal.ip(),
                refusal.userAgent(),
                false));
    }

    private Draft draft(HttpServletRequest request, HttpServletResponse response, String action) {
        // who signs in is known only afterwards
        Optional<Viewer> actor =
                Optional.ofNullable((Viewer) request.getAttribute(ACTOR)).or(AuditInterceptor::viewer);
        return new Draft(
                actor.map(Viewer::id).orElse(null),
                actor,
                action,
                target(request, response),
                "ok",
                addresses.of(request),
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""),
                "all".equals(request.getParameter("scope")));
    }

    /// What was made, else what the address names.
    private static Optional<Target> target(HttpServletRequest request, HttpServletResponse response) {
        String location = response.getHeader(HttpHeaders.LOCATION);
        String path = (String) request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE);
        String pattern = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return Audited.About.of(request)
                .or(() -> Optional.ofNullable(location)
                        .map(text -> URI.create(text).getPath()))
                .or(() -> Optional.ofNullable(pattern)
                        .filter(text -> text.contains("{"))
                        .map(_ -> path))
                .flatMap(Target::of);
    }

    /// What was done is done: a log that cannot be written does not turn it into a failure.
    private void write(Draft draft) {
        try {
            entries.add(draft);
        } catch (DataAccessException e) {
            log.warn("audit=lost action={} actor={}", draft.action(), draft.ownerId(), e);
        }
    }

    private static Optional<Viewer> viewer() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof Viewer viewer ? Optional.of(viewer) : Optional.empty();
    }

    static String word(Credential credential) {
        return switch (credential) {
            case Credential.Login _ -> "login";
            case Credential.Token _ -> "token";
        };
    }
}
