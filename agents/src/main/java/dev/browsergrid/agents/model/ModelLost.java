package dev.browsergrid.agents.model;

import dev.browsergrid.agents.model.ModelProblem.Reason;
import dev.langchain4j.exception.LangChain4jException;
import org.jspecify.annotations.Nullable;

/// A model's server could not be reached, fell silent, or its answer broke off or made no sense.
final class ModelLost extends LangChain4jException {
    private final Vendor vendor;
    private final Reason reason;

    ModelLost(Vendor vendor, Reason reason, @Nullable Throwable cause) {
        super(vendor.label() + ": " + reason.code(), cause);
        this.vendor = vendor;
        this.reason = reason;
    }

    Vendor vendor() {
        return vendor;
    }

    Reason reason() {
        return reason;
    }
}
