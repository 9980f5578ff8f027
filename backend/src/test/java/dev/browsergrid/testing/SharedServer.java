package dev.browsergrid.testing;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Lends a server to each class that needs nothing special of one: an idle one, or a new one when all are lent. So
/// there are never more than classes that run at once, and nobody waits for one. They are closed, with the checks that
/// closing makes, after the last test of the JVM.
final class SharedServer implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(TestServer.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Servers all =
                context.getRoot().getStore(NAMESPACE).computeIfAbsent(Servers.class, _ -> new Servers(), Servers.class);
        return ofClass(context)
                .getStore(NAMESPACE)
                .computeIfAbsent(Loan.class, _ -> all.lend(), Loan.class)
                .server();
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext found = context;
        while (found.getTestMethod().isPresent()) {
            found = found.getParent().orElseThrow();
        }
        return found;
    }

    /// A class has a server to itself until it ends, when JUnit closes what its context holds.
    private record Loan(TestServer server, Servers from) implements AutoCloseable {
        @Override
        public void close() {
            from.idle.add(server);
        }
    }

    private static final class Servers implements AutoCloseable {
        // classes on several threads take from it and give back
        private final ConcurrentLinkedQueue<TestServer> idle = new ConcurrentLinkedQueue<>();

        Loan lend() {
            return new Loan(Objects.requireNonNullElseGet(idle.poll(), TestServer::start), this);
        }

        @Override
        public void close() {
            Optional<TestServer> next = Optional.ofNullable(idle.poll());
            while (next.isPresent()) {
                next.get().close();
                next = Optional.ofNullable(idle.poll());
            }
        }
    }
}
