package dev.browsergrid.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Several ways to the same browser, measured by turns: each round goes over all of them, beginning with another one
/// each time, and what is compared are the rounds, so that whatever else the machine does hits all alike.
record Ways(Map<String, RawCdp> clients) implements AutoCloseable {
    static Ways open(Map<String, URI> addresses) {
        Map<String, RawCdp> clients = new LinkedHashMap<>();
        addresses.forEach((name, address) -> clients.put(name, new RawCdp(address).onPage()));
        return new Ways(clients);
    }

    /// Answers each way's results, one for each round.
    Map<String, List<Double>> rounds(int count, ToDoubleFunction<RawCdp> measure) {
        Map<String, List<Double>> results = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(clients.keySet());
        names.forEach(name -> results.put(name, new ArrayList<>()));
        for (int round = 0; round < count; round++) {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get((round + i) % names.size());
                of(results, name).add(measure.applyAsDouble(Objects.requireNonNull(clients.get(name))));
            }
        }
        return results;
    }

    /// The median, over the rounds, of one way's result divided by another's.
    static double ratio(Map<String, List<Double>> results, String one, String other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < of(results, one).size(); round++) {
            ratios.add(of(results, one).get(round) / of(results, other).get(round));
        }
        return Samples.median(ratios);
    }

    private static List<Double> of(Map<String, List<Double>> results, String name) {
        return Objects.requireNonNull(results.get(name));
    }

    @Override
    public void close() {
        clients.values().forEach(RawCdp::close);
    }
}
