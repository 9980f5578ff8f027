package dev.browsergrid.agents.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shortens a page's accessibility tree to a budget of characters. Long texts and addresses are cut first, then whole
/// lines from the end; a last line says how much is missing. Refs are never cut.
final class SnapshotTrimmer {
    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_URL = 120;
    private static final int NOTE = 160;
    private static final Pattern URL_LINE = Pattern.compile("\\s*- /url: .*");
    private static final Pattern REF = Pattern.compile("\\[ref=\\w+]");

    private SnapshotTrimmer() {}

    static String trim(String snapshot, int budget) {
        if (snapshot.length() <= budget) {
            return snapshot;
        }
        List<String> lines = snapshot.lines().map(SnapshotTrimmer::shortLine).toList();
        int length = lines.stream().mapToInt(line -> line.length() + 1).sum();
        if (length <= budget) {
            return String.join("\n", lines);
        }
        List<String> kept = new ArrayList<>();
        int used = NOTE;
        for (String line : lines) {
            if (used + line.length() + 1 > budget) {
                break;
            }
            kept.add(line);
            used += line.length() + 1;
        }
        int missing = lines.size() - kept.size();
        kept.add("# left out: %d more lines (%d characters) further down the page; use read for its text"
                .formatted(missing, length - used + NOTE));
        return String.join("\n", kept);
    }

    private static String shortLine(String line) {
        int most = URL_LINE.matcher(line).matches() ? LONGEST_URL : LONGEST_TEXT;
        if (line.length() <= most) {
            return line;
        }
        String colon = line.endsWith(":") ? ":" : "";
        Matcher ref = REF.matcher(line);
        String kept = line.substring(0, most) + "…" + colon;
        while (ref.find()) {
            if (ref.end() > most) {
                kept = line.substring(0, Math.min(most, ref.start())) + "… " + ref.group() + colon;
            }
        }
        return kept;
    }
}
