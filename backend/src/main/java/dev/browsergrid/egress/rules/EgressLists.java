package dev.browsergrid.egress.rules;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/// What somebody says about the hosts that pages may reach, as written: `allow` opens private ones, `deny` closes any,
/// `only` closes all but those listed. `deny` counts more than the others. Null is an empty list.
@Schema(name = "Egress")
public record EgressLists(
        @Nullable List<String> allow,
        @Nullable List<String> deny,
        @Nullable List<String> only) {
    /// Nothing said.
    public static final EgressLists NONE = new EgressLists(null, null, null);

    private static final int MOST = 200;

    public EgressLists {
        allow = copy(allow);
        deny = copy(deny);
        only = copy(only);
    }

    /// As it stands in the database.
    public static EgressLists ofStored(String json) {
        return JsonMapper.shared().readValue(json, EgressLists.class);
    }

    public String toStored() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /// Whether it opens nothing that the other does not open as well.
    public boolean opensNoMoreThan(EgressLists other) {
        return allow == null || (other.allow != null && other.allow.containsAll(allow)) || allow.isEmpty();
    }

    /// Refuses to open what is closed for those who run no grid.
    ///
    /// @throws Problem `egress_allow_forbidden`
    public void requireAllowed(EgressLists before, boolean admin) {
        if (!admin && !opensNoMoreThan(before)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "egress_allow_forbidden",
                    "Only an admin may open hosts that are closed by themselves; deny and only are free to everyone.");
        }
    }

    /// What is wrong with each entry; field names begin with `prefix`, such as `egress.`.
    public List<FieldError> check(String prefix) {
        List<FieldError> errors = new ArrayList<>();
        check(prefix + "allow", allow, errors);
        check(prefix + "deny", deny, errors);
        check(prefix + "only", only, errors);
        return errors;
    }

    private static void check(String field, @Nullable List<String> entries, List<FieldError> errors) {
        if (entries == null) {
            return;
        }
        if (entries.size() > MOST) {
            errors.add(new FieldError(field, "At most " + MOST + " entries."));
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (EgressEntry.parse(entries.get(i)).isEmpty()) {
                errors.add(new FieldError(field + "[" + i + "]", EgressEntry.FORMS));
            }
        }
    }

    /// Entries that make no sense are left out, which [#check] does not let happen.
    public EgressRules rules() {
        return new EgressRules(parsed(allow), parsed(deny), parsed(only));
    }

    private static List<EgressEntry> parsed(@Nullable List<String> entries) {
        return entries == null
                ? List.of()
                : entries.stream()
                        .flatMap(entry -> EgressEntry.parse(entry).stream())
                        .toList();
    }

    // an entry may be null in what a client sends; it is refused as an entry, not by an exception here
    private static @Nullable List<String> copy(@Nullable List<String> entries) {
        return entries == null
                ? null
                : entries.stream()
                        .map(entry -> entry == null ? "" : entry.strip())
                        .toList();
    }
}
