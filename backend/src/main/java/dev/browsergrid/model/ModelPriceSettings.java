package dev.browsergrid.model;

import dev.browsergrid.agents.model.ModelPrice;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What models cost: entries such as `openai/gpt-5.4=2.5:15`, the model's id and US dollars for a million tokens of
/// input and of output, at most six decimals. Nothing is known of others, but that the built-in one is free.
@ConfigurationProperties("browsergrid.model")
record ModelPriceSettings(List<String> prices) {
    private static final Pattern ENTRY =
            Pattern.compile("(.+)=([0-9]{1,6}(?:\\.[0-9]{1,6})?):([0-9]{1,6}(?:\\.[0-9]{1,6})?)");
    private static final int DECIMALS = 6;

    ModelPriceSettings {
        prices = prices == null ? List.of() : List.copyOf(prices);
        for (String entry : prices) {
            if (parse(entry).isEmpty()) {
                throw new IllegalArgumentException("browsergrid.model.prices: \"" + entry
                        + "\" makes no sense; write id=input:output, such as openai/gpt-5.4=2.5:15");
            }
        }
    }

    /// The prices by the models' ids.
    Map<String, ModelPrice> byId() {
        Map<String, ModelPrice> known = new LinkedHashMap<>();
        prices.forEach(entry -> parse(entry).ifPresent(price -> known.put(price.id(), price.price())));
        return known;
    }

    private record Priced(String id, ModelPrice price) {}

    private static Optional<Priced> parse(String entry) {
        Matcher parts = ENTRY.matcher(entry.strip());
        return parts.matches()
                ? Optional.of(new Priced(
                        parts.group(1).strip(), new ModelPrice(micros(parts.group(2)), micros(parts.group(3)))))
                : Optional.empty();
    }

    private static long micros(String dollars) {
        return new BigDecimal(dollars).movePointRight(DECIMALS).longValueExact();
    }
}
