package dev.browsergrid.agents.model;

import dev.browsergrid.agents.model.ModelProblem.Reason;
import java.util.Optional;

/// Says in a sentence or two what went wrong and what the user can do about it.
final class Explanation {
    private Explanation() {}

    /// `detail` is the server's own words, already without keys; a refused key's are left out, since servers like to
    /// repeat the key.
    static String of(Optional<Vendor> vendor, Reason reason, String detail) {
        String server = vendor.map(Vendor::label).orElse("The model's server");
        String said = detail.isBlank() ? "" : " It said: " + Secrets.mask(detail.strip());
        return switch (reason) {
            case RATE_LIMITED -> server + " limits the rate of requests and refused this one." + said;
            case OUT_OF_CREDIT -> server + " says the account has no quota or credit left." + said;
            case OVERLOADED -> server + " is overloaded at the moment." + said;
            case UNAVAILABLE ->
                server + " could not be reached or failed." + said
                        + vendor.map(v -> " If this stays so, check " + v.variable("BASE_URL") + " and the network.")
                                .orElse("");
            case BAD_KEY ->
                server + " refused the API key. Check "
                        + vendor.map(v -> v.variable("API_KEY")).orElse("the key in the settings")
                        + " and restart, or pick another model.";
            case UNKNOWN_MODEL ->
                server + " does not know this model."
                        + vendor.map(v -> " Check " + v.variable("MODEL") + " and " + v.variable("BASE_URL") + ".")
                                .orElse("")
                        + said;
            case BAD_REQUEST -> server + " did not accept the request." + said;
            case TIMEOUT -> server + " did not answer in time." + said;
            case CUT_STREAM -> server + " broke off in the middle of its answer." + said;
            case GARBLED -> server + " sent something that is not a model's answer." + said;
        };
    }
}
