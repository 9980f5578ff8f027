package dev.browsergrid.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/// Says of a GET that it changes something, so that the audit log tells of it as of other changes.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
    /// What a request is about that does not say so itself.
    final class About {
        private static final String ATTRIBUTE = Audited.class.getName();

        private About() {}

        /// Remembers the path of the thing in the API.
        public static void set(HttpServletRequest request, String path) {
            request.setAttribute(ATTRIBUTE, path);
        }

        public static Optional<String> of(HttpServletRequest request) {
            return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
        }
    }
}
