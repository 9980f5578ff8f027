package dev.browsergrid.pool.edit;

import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.BrowserTemplate.Proxy;
import dev.browsergrid.node.template.TemplateRules;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import dev.browsergrid.pool.CdpPolicy;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.PoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What somebody may say about a pool, checked. A change is a JSON merge patch (RFC 7386): what it does not mention
/// stays, what it sets to null goes back to how it is by itself.
public record PoolDraft(
        String name,
        String description,
        PoolSpec spec,
        CdpPolicy cdpPolicy,
        BrowserTemplate template,
        EgressLists egress) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Set<String> FIELDS = Set.of(
            "name",
            "description",
            "min",
            "max",
            "max_concurrency",
            "timeout_minutes",
            "idle_minutes",
            "max_per_user",
            "cdp_policy",
            "template",
            "egress",
            "version");
    private static final int MOST = 1_000;

    /// Reads a new pool.
    ///
    /// @throws Problem `pool_invalid` with everything that is wrong
    public static PoolDraft create(JsonNode body) {
        return read(patched(JsonNodeFactory.instance.objectNode(), body), body, BrowserTemplate.DEFAULT);
    }

    /// Reads a change of a pool.
    ///
    /// @throws Problem `pool_invalid` with everything that is wrong
    public static PoolDraft change(Pool pool, JsonNode body) {
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        before.put("name", pool.name());
        before.put("description", pool.description());
        before.put("min", pool.spec().min());
        before.put("max", pool.spec().max());
        before.put("max_concurrency", pool.spec().maxConcurrency());
        before.put("timeout_minutes", pool.spec().timeoutMinutes());
        before.put("idle_minutes", pool.spec().idleMinutes());
        pool.spec().maxPerUser().ifPresent(limit -> before.put("max_per_user", limit));
        before.put("cdp_policy", pool.cdpPolicy().word());
        before.set("template", JSON.valueToTree(pool.template()));
        before.set("egress", JSON.valueToTree(pool.egress()));
        return read(patched(before, body), body, pool.template());
    }

    private static PoolDraft read(ObjectNode merged, JsonNode patch, BrowserTemplate before) {
        List<FieldError> errors = new ArrayList<>();
        for (String field : patch.propertyNames()) {
            if (!FIELDS.contains(field)) {
                errors.add(new FieldError(field, "There is no such field."));
            }
        }
        FieldReader fields = new FieldReader(merged, errors);
        String name = fields.name();
        String description = fields.text("description", 1_000);
        int max = fields.whole("max", 10, 1, MOST);
        int min = fields.whole("min", 0, 0, MOST);
        int concurrency = fields.whole("max_concurrency", 5, 1, MOST);
        int timeout = fields.whole("timeout_minutes", 30, 1, 24 * 60);
        int idle = fields.whole("idle_minutes", 60, 0, 7 * 24 * 60);
        Optional<Integer> perUser = merged.hasNonNull("max_per_user")
                ? Optional.of(fields.whole("max_per_user", 1, 1, MOST))
                : Optional.empty();
        if (min > max && errors.stream().noneMatch(error -> error.field().startsWith("m"))) {
            errors.add(new FieldError("min", "No more than max, which is " + max + "."));
        }
        CdpPolicy policy = policy(merged.path("cdp_policy"), errors);
        BrowserTemplate template = template(merged.path("template"), errors);
        EgressLists egress = fields.egress();
        if (!errors.isEmpty()) {
            throw Problem.invalid("pool_invalid", errors);
        }
        PoolSpec spec = new PoolSpec(min, max, concurrency, timeout, idle, perUser);
        boolean named = patch.path("template").path("proxy").has("password");
        return new PoolDraft(
                name, description, spec, policy, named ? template : keepPassword(template, before), egress);
    }

    private static CdpPolicy policy(JsonNode given, List<FieldError> errors) {
        Optional<CdpPolicy> policy =
                given.isMissingNode() ? Optional.of(CdpPolicy.STRICT) : CdpPolicy.of(given.asString(""));
        if (policy.isEmpty()) {
            errors.add(new FieldError("cdp_policy", "strict or off."));
        }
        return policy.orElse(CdpPolicy.STRICT);
    }

    /// Checks first, then reads: a template that cannot be read is told by its path.
    private static BrowserTemplate template(JsonNode json, List<FieldError> errors) {
        if (json.isMissingNode() || json.isNull()) {
            return BrowserTemplate.DEFAULT;
        }
        try {
            BrowserTemplate template = JSON.treeToValue(json, BrowserTemplate.class);
            if (template.proxied().map(Proxy::server).filter(Objects::isNull).isPresent()) {
                errors.add(new FieldError("template.proxy.server", "A proxy needs an address."));
                return BrowserTemplate.DEFAULT;
            }
            errors.addAll(TemplateRules.check(template, "template."));
            return template;
        } catch (JacksonException e) {
            String path = e.getPath().stream()
                    .map(step -> Objects.toString(step.getPropertyName(), String.valueOf(step.getIndex())))
                    .collect(Collectors.joining("."));
            errors.add(new FieldError(path.isEmpty() ? "template" : "template." + path, "This value does not fit."));
            return BrowserTemplate.DEFAULT;
        }
    }

    /// The password is not given out, so it stays while the proxy it is for does.
    private static BrowserTemplate keepPassword(BrowserTemplate template, BrowserTemplate before) {
        Optional<Proxy> same = before.proxied()
                .filter(old -> template.proxied()
                        .filter(proxy ->
                                proxy.server().equals(old.server()) && Objects.equals(proxy.username(), old.username()))
                        .isPresent());
        return same.isEmpty() ? template : template.withProxy(same.get());
    }

    private static ObjectNode patched(ObjectNode target, JsonNode patch) {
        if (!patch.isObject()) {
            throw Problem.invalid("pool_invalid", List.of(new FieldError("", "The body is no object.")));
        }
        patch.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(entry.getKey());
            } else if (value.isObject()) {
                ObjectNode inner = target.path(entry.getKey()).isObject()
                        ? (ObjectNode) target.path(entry.getKey())
                        : JsonNodeFactory.instance.objectNode();
                target.set(entry.getKey(), patched(inner, value));
            } else {
                target.set(entry.getKey(), value);
            }
        });
        return target;
    }
}
