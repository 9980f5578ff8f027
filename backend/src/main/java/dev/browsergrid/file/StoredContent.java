package dev.browsergrid.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A stored file's content, read a part at a time: however large it is, only that much of it is in memory, and no
/// connection to the database is held while a slow client takes it.
final class StoredContent extends AbstractResource {
    private static final int PART = 1024 * 1024;

    private final JdbcClient jdbc;
    private final FileInfo info;

    StoredContent(JdbcClient jdbc, FileInfo info) {
        this.jdbc = jdbc;
        this.info = info;
    }

    @Override
    public String getDescription() {
        return "file " + info.id();
    }

    @Override
    public String getFilename() {
        return info.name();
    }

    @Override
    public long contentLength() {
        return info.size();
    }

    @Override
    public InputStream getInputStream() {
        return new Parts();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredContent content && content.info.id().equals(info.id());
    }

    @Override
    public int hashCode() {
        return info.id().hashCode();
    }

    private static byte[] read(JdbcClient jdbc, UUID id, long from) {
        return jdbc.sql("SELECT substring(content FROM :from FOR :count) FROM file WHERE id = :id")
                .param("from", Math.toIntExact(from + 1))
                .param("count", PART)
                .param("id", id)
                .query(byte[].class)
                .optional()
                .orElse(new byte[0]);
    }

    private final class Parts extends InputStream {
        private long position;
        private byte[] part = new byte[0];
        private int next;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            if (position >= info.size()) {
                return -1;
            }
            if (next == part.length) {
                part = StoredContent.read(jdbc, info.id(), position);
                next = 0;
                if (part.length == 0) {
                    throw new IOException("file " + info.id() + " was deleted while it was read");
                }
            }
            int count = Math.min(length, part.length - next);
            System.arraycopy(part, next, bytes, offset, count);
            next += count;
            position += count;
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.clamp(count, 0, info.size() - position);
            position += skipped;
            part = new byte[0];
            next = 0;
            return skipped;
        }
    }
}
