package dev.browsergrid.profiles.chunk.s3;

import dev.browsergrid.profiles.chunk.ChunkId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One copy of a chunk: an object whose key tells when it was made and that nobody ever writes again. A
/// later copy's key comes later.
record ChunkCopy(UUID profile, ChunkId id, String name) implements Comparable<ChunkCopy> {
    private static final Pattern NAME = Pattern.compile("([0-9]{13})-[0-9a-f-]{36}");

    static ChunkCopy made(UUID profile, ChunkId id, Instant now) {
        String name = String.format(Locale.ROOT, "%013d-%s", now.toEpochMilli(), UUID.randomUUID());
        return new ChunkCopy(profile, id, name);
    }

    /// The next copy: later than this one, even when the clock of who made this one is ahead.
    ChunkCopy renewed(Instant now) {
        return made(profile, id, now.isAfter(time()) ? now : time().plusMillis(1));
    }

    /// Nothing for an object that is not from here.
    static Optional<ChunkCopy> read(UUID profile, String key) {
        String[] parts = key.split("/", -1);
        return parts.length == 3
                        && parts[0].equals(profile.toString())
                        && ChunkId.isOne(parts[1])
                        && NAME.matcher(parts[2]).matches()
                ? Optional.of(new ChunkCopy(profile, new ChunkId(parts[1]), parts[2]))
                : Optional.empty();
    }

    static String prefix(UUID profile) {
        return profile + "/";
    }

    static String prefix(UUID profile, ChunkId id) {
        return prefix(profile) + id + "/";
    }

    String key() {
        return prefix(profile, id) + name;
    }

    Instant time() {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalStateException("no copy is called " + name);
        }
        return Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
    }

    @Override
    public int compareTo(ChunkCopy other) {
        return Comparator.comparing(ChunkCopy::key).compare(this, other);
    }
}
