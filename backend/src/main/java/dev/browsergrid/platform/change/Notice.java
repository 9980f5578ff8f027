package dev.browsergrid.platform.change;

import dev.browsergrid.platform.Changes.Change;
import dev.browsergrid.platform.Changes.News;
import dev.browsergrid.platform.Changes.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The text of a database notification: a line for each change, or a star for everything. PostgreSQL takes less than
/// 8000 bytes in one, so many changes become several.
final class Notice {
    static final int LONGEST = 7_000;
    static final String EVERYTHING = "*";
    private static final String NOBODY = "-";

    private Notice() {}

    /// As few texts as the changes fit into.
    static List<String> write(Collection<Change> changes) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            String line = change.topic().word() + " " + change.id() + " "
                    + (change.owner() == null ? NOBODY : change.owner()) + "\n";
            if (text.length() + line.length() > LONGEST) {
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(line);
        }
        if (!text.isEmpty()) {
            texts.add(text.toString());
        }
        return texts;
    }

    /// What a text says. One this server does not understand, because a newer one wrote it, may mean anything.
    static News read(String text) {
        try {
            return text.equals(EVERYTHING)
                    ? new News.Everything()
                    : new News.Some(text.lines().map(Notice::change).toList());
        } catch (IllegalArgumentException e) {
            return new News.Everything();
        }
    }

    private static Change change(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a change has three parts");
        }
        return new Change(
                Topic.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)), UUID.fromString(parts[1]), owner(parts[2]));
    }

    private static @Nullable UUID owner(String text) {
        return text.equals(NOBODY) ? null : UUID.fromString(text);
    }
}
