package dev.browsergrid.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// For tests that need nothing special of their server: they take a `TestServer` as a parameter and share one, one
/// class
/// after another. Classes with a server of their own run beside them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedServer.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface OnSharedServer {}
