package dev.browsergrid.testing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Everything that stands in a server's database.
public record Tables(JdbcClient jdbc) {
    /// The tables with a row that holds the text in any column, as text, in JSON or as bytes.
    public List<String> holding(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return all().stream()
                .filter(table -> jdbc.sql("SELECT EXISTS (SELECT FROM " + table
                                + " t WHERE strpos(lower(t::text), :text) > 0 OR strpos(t::text, :hex) > 0)")
                        .param("text", text.toLowerCase(Locale.ROOT))
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private List<String> all() {
        return jdbc.sql("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
    }
}
