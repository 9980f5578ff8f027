package dev.browsergrid.agents.model;

import dev.browsergrid.agents.model.ModelSettings.Access;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The models there are: those of every vendor that is set up, then the offline one. The first is the default.
/// Safe for use by many threads; a model is built when it is first opened and then shared.
public final class ModelCatalog {
    /// The id of the built-in model that needs no key.
    public static final String OFFLINE_ID = "offline/rules";

    private static final ModelInfo OFFLINE =
            new ModelInfo(OFFLINE_ID, "offline", "Offline (built-in rules)", false, true);

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, StreamingChatModel> opened = new ConcurrentHashMap<>();

    /// `offline` makes the built-in model.
    ///
    /// @throws IllegalArgumentException when a base URL is none
    public ModelCatalog(ModelSettings settings, Supplier<StreamingChatModel> offline) {
        this(settings, offline, Map.of());
    }

    /// The same with what models cost, by their ids.
    ///
    /// @throws IllegalArgumentException when a base URL is none
    public ModelCatalog(ModelSettings settings, Supplier<StreamingChatModel> offline, Map<String, ModelPrice> prices) {
        for (Vendor vendor : Vendor.values()) {
            Access access = settings.of(vendor);
            if (access.baseUrl() != null) {
                host(vendor, access.baseUrl());
            }
            for (String name : names(vendor, access)) {
                ModelInfo unpriced = info(vendor, access, name);
                ModelInfo info = unpriced.at(Optional.ofNullable(prices.get(unpriced.id())));
                Duration patience = settings.patience();
                entries.put(info.id(), new Entry(info, () -> VendorModel.open(vendor, access, name, patience)));
            }
        }
        entries.put(OFFLINE_ID, new Entry(OFFLINE, offline));
    }

    /// All models, the default first.
    public List<ModelInfo> models() {
        return entries.values().stream().map(Entry::info).toList();
    }

    /// The model to use when none was picked.
    public ModelInfo defaultModel() {
        return models().getFirst();
    }

    /// What is known of a model.
    ///
    /// @throws UnknownModelException when there is none with this id
    public ModelInfo info(String id) {
        return entry(id).info();
    }

    /// The model itself. It never retries and never logs; `ModelProblem` explains its errors.
    ///
    /// @throws UnknownModelException when there is none with this id
    public StreamingChatModel open(String id) {
        Entry entry = entry(id);
        return opened.computeIfAbsent(id, _ -> entry.maker().get());
    }

    private Entry entry(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new UnknownModelException(id, new ArrayList<>(entries.keySet()));
        }
        return entry;
    }

    private static List<String> names(Vendor vendor, Access access) {
        boolean configured = switch (vendor) {
            case OPENAI -> access.key() != null || access.baseUrl() != null;
            case ANTHROPIC, GEMINI -> access.key() != null;
            case OLLAMA -> access.baseUrl() != null || !access.models().isEmpty();
        };
        if (!configured) {
            return List.of();
        }
        return access.models().isEmpty() ? List.of(vendor.defaultModel()) : access.models();
    }

    private static ModelInfo info(Vendor vendor, Access access, String name) {
        String host = foreignHost(vendor, access);
        String place = host.isEmpty() ? vendor.label() : host;
        boolean images = vendor != Vendor.OLLAMA && host.isEmpty();
        return new ModelInfo(vendor.id() + "/" + name, vendor.id(), name + " (" + place + ")", images, false);
    }

    /// The host of an OpenAI-compatible server that is not OpenAI's own; nothing is known about its models' eyes.
    private static String foreignHost(Vendor vendor, Access access) {
        String baseUrl = access.baseUrl();
        if (vendor != Vendor.OPENAI || baseUrl == null) {
            return "";
        }
        String host = host(vendor, baseUrl);
        return host.equals(URI.create(vendor.officialUrl()).getHost()) ? "" : host;
    }

    private static String host(Vendor vendor, String baseUrl) {
        try {
            URI url = new URI(baseUrl);
            if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
                return url.getHost();
            }
        } catch (URISyntaxException _) {
            // Its text may hold a password, so it is not passed on.
        }
        throw new IllegalArgumentException(
                vendor.variable("BASE_URL") + " must be a whole URL such as " + vendor.officialUrl());
    }

    private record Entry(ModelInfo info, Supplier<StreamingChatModel> maker) {}
}
