package dev.browsergrid.agents.bench;

import dev.browsergrid.agents.TestSite;
import dev.browsergrid.agents.offline.PlaygroundSite;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A page to be measured on, and the button that is clicked on it: the first line of its tree that holds `button`.
record BenchPage(String name, String url, String button) {
    private static final int ROWS = 140;

    /// The practice shop.
    static BenchPage shop(PlaygroundSite site) {
        return new BenchPage("shop", site.url().resolve("shop.html").toString(), "button \"Add to cart\"");
    }

    /// A table of some thousand elements.
    static BenchPage large(TestSite site) {
        String rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj("""
                    <tr><td>%1$d</td><td><a href="#r%1$d">Invoice %1$d</a></td><td>Customer %1$d</td><td>$%1$d.00</td>
                    <td><button onclick="this.previousSibling.data=`paid ${++paid} `">Pay</button></td></tr>
                    """.replace("<td><button", "<td>open <button")::formatted)
                .collect(Collectors.joining());
        return new BenchPage(
                "1,000 elements",
                site.page("/large", "<h1>Invoices</h1><table>" + rows + "</table><script>let paid = 0</script>"),
                "button \"Pay\"");
    }
}
