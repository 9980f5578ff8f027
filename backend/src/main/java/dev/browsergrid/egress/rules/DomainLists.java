package dev.browsergrid.egress.rules;

import dev.browsergrid.platform.Problem.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The domains a run may visit and those it may not, as written. `example.com` means the domain and everything below
/// it, `*.example.com` what is below it alone; addresses and ranges are taken too, and each may have a port. An empty
/// `allowed` allows every domain; `blocked` counts more. Neither opens what is closed otherwise.
public record DomainLists(List<String> allowed, List<String> blocked) {
    /// Nothing said.
    public static final DomainLists NONE = new DomainLists(List.of(), List.of());

    private static final int MOST = 100;

    public DomainLists {
        allowed = List.copyOf(allowed);
        blocked = List.copyOf(blocked);
    }

    /// As it stands in the database.
    public static DomainLists ofStored(String json) {
        return JsonMapper.shared().readValue(json, DomainLists.class);
    }

    public String toStored() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /// What is wrong with the entries of a request's field, by field; null is a field that was left out.
    public static List<FieldError> check(String field, @Nullable List<@Nullable String> entries) {
        if (entries == null) {
            return List.of();
        }
        if (entries.isEmpty() || entries.size() > MOST) {
            return List.of(new FieldError(field, "1 to " + MOST + " domains, or leave it out."));
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (EgressEntry.parse(String.valueOf(entries.get(i))).isEmpty()) {
                errors.add(new FieldError(field + "[" + i + "]", EgressEntry.FORMS));
            }
        }
        return errors;
    }

    public EgressRules rules() {
        return new EgressRules(List.of(), entries(blocked), entries(allowed), true);
    }

    /// Why an address may not be visited, as far as can be told before its name is resolved; empty also for what leads
    /// to no host.
    public Optional<Refusal> refusal(String url) {
        Optional<Destination> destination = destination(url);
        EgressRules rules = rules();
        if (destination.isEmpty()) {
            return Optional.empty();
        }
        if (rules.denies(destination.get())) {
            return Optional.of(Refusal.RUN_DENIED);
        }
        // where a name leads is found out by the guard
        boolean mayBeListed = rules.lists(destination.get())
                || (destination.get().address().isEmpty()
                        && rules.only().stream().anyMatch(EgressEntry.Range.class::isInstance));
        return mayBeListed ? Optional.empty() : Optional.of(Refusal.RUN_NOT_LISTED);
    }

    private static Optional<Destination> destination(String url) {
        try {
            URI address = new URI(url.strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain = scheme.equals("http") || scheme.equals("ws");
            if (address.getHost() == null || !(plain || scheme.equals("https") || scheme.equals("wss"))) {
                return Optional.empty();
            }
            int port = address.getPort() > 0 ? address.getPort() : plain ? 80 : 443;
            return Destination.of(address.getHost(), port);
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static List<EgressEntry> entries(List<String> domains) {
        return domains.stream()
                .flatMap(domain -> EgressEntry.parse(domain).stream())
                .flatMap(DomainLists::withSubdomains)
                .toList();
    }

    private static Stream<EgressEntry> withSubdomains(EgressEntry entry) {
        return entry instanceof EgressEntry.Name(var pattern, var port) && !pattern.startsWith("*")
                ? Stream.of(entry, new EgressEntry.Name("*." + pattern, port))
                : Stream.of(entry);
    }
}
