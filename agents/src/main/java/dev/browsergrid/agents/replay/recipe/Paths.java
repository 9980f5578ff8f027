package dev.browsergrid.agents.replay.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads and writes places of JSON objects, such as `fields.0.value`. Nothing is changed in place.
public final class Paths {
    private Paths() {}

    /// The object with another value at a path.
    public static Map<String, Object> put(Map<String, Object> object, String path, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(object);
        int dot = path.indexOf('.');
        if (dot < 0) {
            copy.put(path, value);
            return copy;
        }
        String name = path.substring(0, dot);
        copy.put(name, put(Optional.ofNullable(copy.get(name)).orElse(Map.of()), path.substring(dot + 1), value));
        return copy;
    }

    private static Object put(Object inside, String path, Object value) {
        if (inside instanceof List<?> list) {
            int dot = path.indexOf('.');
            int index = Integer.parseInt(dot < 0 ? path : path.substring(0, dot));
            List<Object> copy = new ArrayList<>(list);
            copy.set(index, dot < 0 ? value : put(copy.get(index), path.substring(dot + 1), value));
            return copy;
        }
        return put(object(inside), path, value);
    }

    /// What stands at a path; empty when nothing does.
    public static Optional<Object> at(Object inside, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Optional<Object> found = inside instanceof List<?> list
                ? Optional.of(list.get(Integer.parseInt(name)))
                : Optional.ofNullable(object(inside).get(name));
        return dot < 0 ? found : found.flatMap(value -> at(value, path.substring(dot + 1)));
    }

    /// An object as such, its names as texts; empty when it is none.
    static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inside) -> {
                if (inside != null) {
                    object.put(String.valueOf(name), inside);
                }
            });
        }
        return object;
    }
}
