package dev.browsergrid.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in two lines why the server does not start while another holds its data directory.
final class HomeInUseFailureAnalyzer extends AbstractFailureAnalyzer<HomeInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HomeInUseException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Stop the other server, or start this one with another BROWSERGRID_HOME and SERVER_PORT.",
                cause);
    }
}
