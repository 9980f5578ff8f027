package dev.browsergrid.profiles.diff;

import dev.browsergrid.profiles.state.Cookie;
import dev.browsergrid.profiles.state.Manifest.Tab;
import dev.browsergrid.profiles.state.OriginStorage;
import dev.browsergrid.profiles.state.TabState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What changed from one capture to another. Says which cookies and storage keys did, never from what to what. Pure.
public record StateDiff(List<CookieChange> cookies, List<StorageChange> storage, List<TabChange> tabs) {
    /// What became of something.
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /// A cookie, told by its name, domain and path.
    public record CookieChange(String name, String domain, String path, Change change) {}

    /// Where a key is stored.
    public enum Area {
        LOCAL,
        SESSION
    }

    /// A key of an origin's storage.
    public record StorageChange(String origin, Area area, String key, Change change) {}

    /// A tab; one that is on another page now has changed, from `before`.
    public record TabChange(
            String url, String title, @Nullable String before, Change change) {}

    public StateDiff {
        cookies = List.copyOf(cookies);
        storage = List.copyOf(storage);
        tabs = List.copyOf(tabs);
    }

    public static StateDiff between(CapturedState before, CapturedState after) {
        List<StorageChange> storage = new ArrayList<>();
        storage.addAll(storage(Area.LOCAL, local(before), local(after)));
        storage.addAll(storage(Area.SESSION, session(before), session(after)));
        return new StateDiff(cookies(before, after), storage, tabs(before, after));
    }

    private static List<CookieChange> cookies(CapturedState before, CapturedState after) {
        return changes(
                byKey(before.overlay().cookies(), Cookie::key),
                byKey(after.overlay().cookies(), Cookie::key),
                (key, change) -> new CookieChange(key.name(), key.domain(), key.path(), change));
    }

    private static List<StorageChange> storage(Area area, List<OriginStorage> before, List<OriginStorage> after) {
        return changes(
                items(before),
                items(after),
                (place, change) -> new StorageChange(place.origin(), area, place.key(), change));
    }

    /// Tabs are followed by their ids; those of before ids by their addresses.
    private static List<TabChange> tabs(CapturedState before, CapturedState after) {
        Map<String, Tab> old = byKey(before.manifest().tabs(), StateDiff::idOf);
        Map<String, Tab> now = byKey(after.manifest().tabs(), StateDiff::idOf);
        List<TabChange> changes = new ArrayList<>();
        now.forEach((id, tab) -> {
            Tab was = old.get(id);
            if (was == null) {
                changes.add(new TabChange(tab.url(), tab.title(), null, Change.ADDED));
            } else if (!was.url().equals(tab.url())) {
                changes.add(new TabChange(tab.url(), tab.title(), was.url(), Change.CHANGED));
            }
        });
        old.forEach((id, tab) -> {
            if (!now.containsKey(id)) {
                changes.add(new TabChange(tab.url(), tab.title(), null, Change.REMOVED));
            }
        });
        return changes;
    }

    private static String idOf(Tab tab) {
        return tab.id().isEmpty() ? tab.url() : tab.id();
    }

    private static List<OriginStorage> local(CapturedState state) {
        return state.overlay().localStorage();
    }

    private static List<OriginStorage> session(CapturedState state) {
        return state.overlay().tabs().stream()
                .map(TabState::sessionStorage)
                .flatMap(List::stream)
                .toList();
    }

    private record Place(String origin, String key) {}

    private static Map<Place, String> items(List<OriginStorage> origins) {
        Map<Place, String> items = new LinkedHashMap<>();
        origins.forEach(origin -> origin.items().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(item -> items.put(new Place(origin.origin(), item.getKey()), item.getValue())));
        return items;
    }

    private static <K, V> Map<K, V> byKey(List<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.toMap(key, Function.identity(), (_, last) -> last, LinkedHashMap::new));
    }

    private interface Told<K, C> {
        C as(K key, Change change);
    }

    private static <K, V, C> List<C> changes(Map<K, V> before, Map<K, V> after, Told<K, C> told) {
        Set<K> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .flatMap(key -> {
                    if (!before.containsKey(key)) {
                        return Stream.of(told.as(key, Change.ADDED));
                    }
                    if (!after.containsKey(key)) {
                        return Stream.of(told.as(key, Change.REMOVED));
                    }
                    return Objects.equals(before.get(key), after.get(key))
                            ? Stream.<C>empty()
                            : Stream.of(told.as(key, Change.CHANGED));
                })
                .toList();
    }
}
