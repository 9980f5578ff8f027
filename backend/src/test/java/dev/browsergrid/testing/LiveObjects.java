package dev.browsergrid.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What lives on a server's heap after a collection: how many objects of each class, and the bytes of all.
public record LiveObjects(Map<String, Long> counts, long bytes) {
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /// Collects the server's garbage first.
    public static LiveObjects of(ServerProcess server) {
        String histogram = histogram(server.pid());
        Map<String, Long> counts = LINE.matcher(histogram)
                .results()
                .collect(Collectors.toMap(line -> line.group(2), line -> Long.valueOf(line.group(1)), Long::sum));
        return TOTAL.matcher(histogram)
                .results()
                .findFirst()
                .map(total -> new LiveObjects(counts, Long.parseLong(total.group(1))))
                .orElseThrow(() -> new IllegalStateException("the server's heap cannot be counted: " + histogram));
    }

    /// How many there are of a class, by its full name.
    public long count(String type) {
        return counts.getOrDefault(type, 0L);
    }

    private static String histogram(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        ProcessBuilder command =
                new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").redirectErrorStream(true);
        try {
            return new String(command.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("this needs a JDK", e);
        }
    }
}
