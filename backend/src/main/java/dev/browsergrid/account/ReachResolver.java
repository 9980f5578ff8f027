package dev.browsergrid.account;

import dev.browsergrid.platform.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers the `Reach` of their request.
final class ReachResolver implements HandlerMethodArgumentResolver {
    static final String PARAMETER = "scope";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Reach.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof Viewer viewer)) {
            throw new IllegalStateException("a controller that takes a reach must not be open to everybody");
        }
        return switch (Objects.requireNonNullElse(request.getParameter(PARAMETER), "own")) {
            case "own" -> new Reach(viewer.id(), viewer.admin(), false);
            case "all" -> everyone(viewer);
            default -> throw Problem.invalid("scope_invalid", "The scope is own or all.");
        };
    }

    private static Reach everyone(Viewer viewer) {
        viewer.requireAdmin();
        return new Reach(viewer.id(), true, true);
    }
}
