package dev.browsergrid.agents.offline;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The bundled practice site: which of its pages a name means.
record Playground(URI base) {
    private static final List<Entry> ENTRIES = List.of(
            new Entry("index.html", List.of("playground", "practice site", "home", "demo")),
            new Entry("shop.html", List.of("shop", "store", "demo shop", "products")),
            new Entry("cart.html", List.of("cart", "shopping cart")),
            new Entry("checkout.html", List.of("checkout")),
            new Entry("form.html", List.of("form", "pizza order", "pizza", "order form", "pizza form")),
            new Entry("sign-in.html", List.of("sign in", "login form")),
            new Entry("table.html", List.of("table", "employees", "employee table")),
            new Entry("widgets.html", List.of("widgets", "controls")),
            new Entry("scroll.html", List.of("long page", "scroller", "long scroller")));

    private record Entry(String file, List<String> names) {
        double score(String wanted) {
            return names.stream()
                    .mapToDouble(name -> Words.score(wanted, name))
                    .max()
                    .orElse(0);
        }
    }

    Optional<URI> page(String name) {
        String bare = name.replaceFirst("(?i)\\s*\\b(?:page|site|website|app)$", "");
        String wanted = bare.isBlank() ? name : bare;
        return ENTRIES.stream()
                .max(Comparator.comparingDouble(entry -> entry.score(wanted)))
                .filter(entry -> entry.score(wanted) >= Words.ALL)
                .map(entry -> base.resolve(entry.file()));
    }
}
