package dev.browsergrid.agents.safety;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a run may go. Whoever owns the browser's way to the network holds it to that; the agent asks
/// beforehand, so that the model hears at once, and afterwards, so that it hears why something did not
/// load.
///
/// @param allowed the domains as the run's starter wrote them; none means every domain
/// @param blocked the domains it may not visit, whatever is allowed
/// @param judge says of an address why it may not be visited, as what follows "because"
public record VisitRules(List<String> allowed, List<String> blocked, Function<String, Optional<String>> judge) {
    /// No rules.
    public static final VisitRules NONE = new VisitRules(List.of(), List.of(), _ -> Optional.empty());

    public VisitRules {
        allowed = List.copyOf(allowed);
        blocked = List.copyOf(blocked);
    }

    /// Why an address may not be visited; empty when it may, or when that is found out on the way only.
    public Optional<String> refusal(String url) {
        return judge.apply(url);
    }

    /// The rules as the model is told them; empty when there are none.
    public Optional<String> words() {
        String words = Stream.of(line("allowed, all others are closed: ", allowed), line("blocked: ", blocked))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return Optional.of(words).filter(text -> !text.isEmpty());
    }

    private static String line(String what, List<String> domains) {
        return domains.isEmpty() ? "" : what + String.join(", ", domains);
    }
}
